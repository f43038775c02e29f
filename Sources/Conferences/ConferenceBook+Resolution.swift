extension ConferenceBook {
  /// The data of one meeting, field by field: meeting, organizer, `"*"`, tenant, then the old block's where the query's
  /// vendor is the target. Does not ask whether the organizer is in scope.
  /// - Parameter old: what the old block and the item's conference properties say.
  public func conference(for query: ConferenceQuery, completing old: Conference?) -> ResolvedConference {
    let match = meetings.match(query, linkKey: linkKey)
    let organizer = query.address.flatMap { organizers[$0] }
    let levels = [match?.conference, organizer?.conference, everybody?.conference, tenant.conference].compactMap { $0 }

    var given = levels.reduce(Conference()) { $0.completed(with: $1) }
    given.dialIn = Self.dialIn(of: levels)
    var result = given
    if let old, query.vendorIsTarget {
      result = given.completed(with: survivors(of: old, under: given))
      result.dialIn = given.dialIn
    }
    // Otherwise the language of the block that is replaced, of whatever vendor it is.
    result.language = given.language ?? old?.language
    if result.dialIn == .removed { result.removeDialIn() }
    return ResolvedConference(
      conference: result.applying(rules), given: given, meeting: match?.matched,
      thirdParty: organizer?.thirdParty ?? everybody?.thirdParty ?? tenant.thirdParty ?? .keep,
      missingDialInFields: Self.missingDialInFields(of: result))
  }

  /// Numbers imply `enabled`, so those of a narrower level outweigh a `removed` of a wider one.
  private static func dialIn(of levels: [Conference]) -> DialIn? {
    var numbersAreGiven = false
    for level in levels {
      if let word = level.dialIn { return word == .removed && numbersAreGiven ? nil : word }
      if level.hasNumbers { numbersAreGiven = true }
    }
    return nil
  }

  private static func missingDialInFields(of conference: Conference) -> [String] {
    guard conference.dialIn == .enabled else { return [] }
    var missing: [String] = []
    if !conference.hasNumbers { missing.append("toll") }
    if conference.conferenceID == nil { missing.append("conference-id") }
    return missing
  }

  /// What of an old block still holds beside the data given: values that are bound to a link, a meeting id or a conference id
  /// do not outlive it.
  private func survivors(of old: Conference, under given: Conference) -> Conference {
    var rest = old
    rest.dialIn = nil
    if let link = given.joinURL, old.joinURL.map(linkKey) != linkKey(link) { rest.forgetLink(newLink: link) }
    if let new = given.meetingID, let was = old.meetingID, !NumberSpelling.isSameIdentifier(new, was) {
      rest.passcode = nil
      rest.shortURL = nil
    }
    if let new = given.conferenceID, let was = old.conferenceID, !NumberSpelling.areEqual(new, was) {
      rest.localNumbersURL = old.localNumbersURL.flatMap { LocalNumbersLink.carried($0, from: was, to: new) }
    }
    return rest
  }
}

extension Conference {
  var hasNumbers: Bool { !(toll ?? []).isEmpty || !(tollFree ?? []).isEmpty }

  /// Takes off what an old join link brought with it. A meeting id that the new link still carries is the same meeting's.
  fileprivate mutating func forgetLink(newLink: String) {
    shortURL = nil
    passcode = nil
    optionsURL = nil
    videoInterop = nil
    if let id = meetingID.map({ NumberSpelling.digits($0) }), id.count >= 9, newLink.contains(id) { return }
    meetingID = nil
  }

  fileprivate mutating func removeDialIn() {
    conferenceID = nil
    toll = []
    tollFree = []
    localNumbersURL = nil
    resetPINURL = nil
  }
}
