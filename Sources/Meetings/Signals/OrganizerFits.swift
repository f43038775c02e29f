/// S5: a Skype for Business link names its organizer. Teams links name a directory id, which no address can be compared with.
enum OrganizerFits: ProvenanceSignal {
  static let name = "organizer-fits-link"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    guard let user = block.joinLinks.lazy.compactMap(\.organizerUser).first, block.vendor == .skypeForBusiness else {
      return nil
    }
    let organizer = item.facts.organizer ?? item.facts.owner
    guard organizer != nil || item.facts.sentBy != nil else {
      return says(.unclear, "The link names its organizer, and nobody is known to compare with.")
    }
    return UserName.isOne(user, of: organizer, item.facts.sentBy)
      ? says(.addIn, "The link names the organizer.")
      : says(.unclear, "The link names another organizer.")
  }
}
