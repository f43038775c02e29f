/// S6: another item of the batch owns the conference by a filled property. Against a block it speaks only if that is one of Teams:
/// organizers of Skype for Business, personal rooms and services without properties share one conference between many meetings.
///
/// A copy of the item itself is no other item, and speaks for the block, whatever its service. Meetings of one organizer may share a conference (a split series, a copied item),
/// unless the producer would have given this one a property, too.
enum OwnedElsewhere: ProvenanceSignal {
  static let name = "conference-of-another-item"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard !item.properties.areFilled else { return nil }
    let owners = item.facts.owners.owners(of: block.identity)
    guard !owners.isEmpty else { return nil }
    if isOwned(block, by: item) {
      return says(.addIn, "Another copy of this item names the conference as its own.")
    }
    guard block.vendor == .microsoftTeams else { return nil }
    if item.producer == .exchange || item.producer == .unknown && item.facts.hasExchangeProperties {
      return says(
        .pasted, "Another meeting of the export has a property that names the conference, and this one has none.")
    }
    guard owners.allSatisfy({ isStranger($0, to: item) }) else { return nil }
    return says(
      item.producer == .desktop ? .unclear : .pasted,
      "A meeting of another organizer in the export names the conference as its own.")
  }

  /// A copy of the item, by its UID, names the conference.
  static func isOwned(_ block: MeetingBlock, by item: ItemFacts) -> Bool {
    guard let uid = item.facts.uid else { return false }
    return item.facts.owners.owners(of: block.identity).contains { $0.uid == uid }
  }

  /// Unknown organizers may be anybody.
  private static func isStranger(_ owner: ConferenceOwner, to item: ItemFacts) -> Bool {
    guard let theirs = owner.organizer, let ours = item.facts.organizer ?? item.facts.owner else { return false }
    return theirs.lowercased() != ours.lowercased() && theirs.lowercased() != item.facts.sentBy?.lowercased()
  }
}
