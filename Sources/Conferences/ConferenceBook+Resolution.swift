extension ConferenceBook {
  /// The data of one meeting, field by field: meeting, organizer, `"*"`, tenant, then the old block's where the query's
  /// vendor is the target. Does not ask whether the organizer is in scope.
  /// - Parameter old: what the old block and the item's conference properties say.
  public func conference(for query: ConferenceQuery, completing old: Conference?) -> ResolvedConference {
    let match = meetings.match(query)
    let organizer = query.address.map { organizers.entries($0) } ?? []
    var levels = (match?.levels ?? []).map { SourcedConference($0.conference, $0.place) }
    levels += organizerLevels(organizer)
    levels += [everybody, tenant].compactMap { $0.map { SourcedConference($0.conference, $0.place) } }
    if !switches.isAudioEnabled, query.vendorIsTarget {
      for index in levels.indices { levels[index].conference.forgetAudio() }
    }

    var given = levels.first?.conference ?? Conference()
    for index in levels.indices.dropFirst() { given = given.completed(with: levels[index].conference) }
    given.dialIn = Self.dialIn(of: levels)
    given = defaults.labelled(given)
    var result = given
    if let old, query.vendorIsTarget {
      result = given.completed(with: survivors(of: old, under: given))
      result.dialIn = given.dialIn
    }
    // Otherwise the language of the block that is replaced, of whatever vendor it is.
    result.language = given.language ?? old?.language
    if result.dialIn == .removed { result.removeDialIn() }
    var resolved = ResolvedConference(
      conference: result.applying(rules), given: given, meeting: match?.matched,
      thirdParty: organizer.lazy.compactMap(\.entry.thirdParty).first ?? everybody?.thirdParty ?? tenant.thirdParty
        ?? .keep, missingDialInFields: Self.missingDialInFields(of: result))
    resolved.sources = Self.sources(of: given, in: levels)
    return resolved
  }

  /// Where each field stands: in the first level that says it.
  private static func sources(of given: Conference, in levels: [SourcedConference]) -> [FieldSource] {
    var sources: [FieldSource] = []
    // Most fields come from one place, which is spelled out once.
    var last: (level: Int, place: String)?
    for field in Conference.Field.allCases where given.says(field) {
      guard let level = levels.indices.first(where: { levels[$0].conference.says(field) }) else { continue }
      let place = last?.level == level ? last?.place ?? "" : levels[level].place.description
      last = (level, place)
      sources.append(FieldSource(field: field.rawValue, place: place))
    }
    return sources
  }

  /// What an administrator wrote, then the policy's numbers, then the exported user, then the bridge's default number.
  private func organizerLevels(_ entries: [(entry: ConferenceEntry, rank: DataRank)]) -> [SourcedConference] {
    var levels: [SourcedConference] = []
    var exported: ConferenceEntry?
    for (entry, rank) in entries {
      if rank == .exported, exported == nil, !defaults.isEmpty {
        exported = entry
        if let policy = defaults.levels(of: entry).above { levels.append(policy) }
      }
      levels.append(SourcedConference(entry.conference, entry.place))
    }
    if let exported, let bridge = defaults.levels(of: exported).below,
      !entries.contains(where: { $0.rank == .exported && $0.entry.conference.hasNumbers })
    {
      levels.append(bridge)
    }
    return levels
  }

  /// Numbers imply `enabled`, so those of a narrower level outweigh a `removed` of a wider one.
  private static func dialIn(of levels: [SourcedConference]) -> DialIn? {
    var numbersAreGiven = false
    for index in levels.indices {
      if let word = levels[index].conference.dialIn { return word == .removed && numbersAreGiven ? nil : word }
      if levels[index].conference.hasNumbers { numbersAreGiven = true }
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
    let linkKey = meetings.linkKey
    if let link = given.joinURL, link != old.joinURL, old.joinURL.map(linkKey) != linkKey(link) {
      rest.forgetLink(newLink: link)
    }
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

  /// Takes off what audio conferencing changes.
  fileprivate mutating func forgetAudio() {
    dialIn = nil
    conferenceID = nil
    toll = nil
    tollFree = nil
    localNumbersURL = nil
    resetPINURL = nil
  }

  fileprivate mutating func removeDialIn() {
    conferenceID = nil
    toll = []
    tollFree = []
    localNumbersURL = nil
    resetPINURL = nil
  }
}
