/// S6: another item of the batch owns the conference by a filled property. Skype for Business organizers, personal rooms and
/// services without properties share one conference between many meetings; there it is no sign.
enum OwnedElsewhere: ProvenanceSignal {
  static let name = "conference-of-another-item"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard block.vendor == .microsoftTeams, !item.properties.areFilled else { return nil }
    let owners = item.facts.batch.uids(owning: block.identity)
    guard !owners.isEmpty else { return nil }
    if let uid = item.facts.uid, owners.contains(uid) {
      return says(.addIn, "Another copy of this item names the conference as its own.")
    }
    return says(.unclear, "Another item of the export names the conference as its own.")
  }
}
