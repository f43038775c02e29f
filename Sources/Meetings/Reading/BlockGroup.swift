/// The blocks of one conference in all copies of an item's body.
struct BlockGroup: Equatable {
  let vendor: VendorName
  private(set) var identity: ConferenceIdentity
  private(set) var members: [(copy: Int, index: Int, block: MeetingBlock)] = []

  var blocks: [MeetingBlock] { members.map(\.block) }

  static func groups(of copies: [BlockCopy]) -> [BlockGroup] {
    var groups: [BlockGroup] = []
    for (copyIndex, copy) in copies.enumerated() {
      for (index, block) in copy.blocks.enumerated() {
        let member = (copy: copyIndex, index: index, block: block)
        if let known = groups.firstIndex(where: {
          $0.vendor == block.vendor && $0.identity.isSameConference(as: block.identity)
        }) {
          groups[known].members.append(member)
          groups[known].identity.merge(block.identity)
        } else {
          groups.append(BlockGroup(vendor: block.vendor, identity: block.identity, members: [member]))
        }
      }
    }
    return groups
  }

  /// For each copy the last block of this conference that is not quoted, else the last.
  func indices(_ copies: Int) -> [Int?] {
    (0..<copies).map { copy in
      let here = members.filter { $0.copy == copy }
      return (here.last { !$0.block.isQuotedOrForwarded } ?? here.last)?.index
    }
  }

  static func == (left: BlockGroup, right: BlockGroup) -> Bool {
    left.vendor == right.vendor && left.identity == right.identity
  }
}
