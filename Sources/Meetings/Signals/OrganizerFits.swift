/// S5: a Skype for Business link names its organizer. Teams links name a directory id, which no address can be compared with.
enum OrganizerFits: ProvenanceSignal {
  static let name = "organizer-fits-link"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard let user = block.joinLinks.lazy.compactMap(\.organizerUser).first, block.vendor == .skypeForBusiness else {
      return nil
    }
    let known =
      (item.facts.organizer.map { [$0] } ?? item.facts.owner.map { [$0] } ?? [])
      + (item.facts.sentBy.map { [$0] } ?? [])
    guard !known.isEmpty else {
      return says(.unclear, "The link names its organizer, and nobody is known to compare with.")
    }
    return known.contains { UserName.folded($0) == UserName.folded(user) }
      ? says(.addIn, "The link names the organizer.")
      : says(.unclear, "The link names another organizer.")
  }
}
