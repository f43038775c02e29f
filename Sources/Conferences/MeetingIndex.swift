/// The entries under `meetings`, found in constant time by uid, old join link or old conference id, for one organizer or any.
///
/// An entry is also found by the join link that it *gives* (or by the conference id, where it gives no link and was found by
/// one): a meeting that was updated must find its entry again, or a second run would take other data for it.
struct MeetingIndex: Sendable {
  struct Key: Hashable {
    enum Kind: UInt8 { case uid, oldLink, oldConferenceID, newLink, newConferenceID }
    let kind: Kind
    let value: String
    let organizer: String?
  }

  private(set) var entries: [ListedMeeting] = []
  private var places: [Key: Int32] = [:]
  /// A key that several entries with their own uids share: it tells none of them.
  private static let ambiguous: Int32 = -1

  mutating func reserve(_ count: Int) {
    entries.reserveCapacity(count)
    places.reserveCapacity(count * 2)
  }

  /// - Returns: a sentence when the entry contradicts one that is there under the same key.
  mutating func add(_ meeting: ListedMeeting, linkKey: (String) -> String) -> String? {
    let position = Int32(entries.count)
    entries.append(meeting)
    var problem: String?
    if let uid = meeting.uid { problem = enter(position, .uid, uid) ?? problem }
    if let link = meeting.oldJoinURL { problem = enter(position, .oldLink, linkKey(link)) ?? problem }
    if let id = meeting.oldConferenceID {
      problem = enter(position, .oldConferenceID, NumberSpelling.digits(id)) ?? problem
    }
    let new = meeting.conference
    for link in [new.joinURL, new.shortURL].compactMap({ $0 }) { enterResult(position, .newLink, linkKey(link)) }
    if new.joinURL == nil, meeting.uid == nil, meeting.oldConferenceID != nil, let id = new.conferenceID {
      enterResult(position, .newConferenceID, NumberSpelling.digits(id))
    }
    return problem
  }

  private mutating func enter(_ position: Int32, _ kind: Key.Kind, _ value: String) -> String? {
    let key = Key(kind: kind, value: value, organizer: entries[Int(position)].organizer)
    guard let there = enterIfFree(key, position) else { return nil }
    let new = entries[Int(position)]
    if there == Self.ambiguous {
      if new.uid == nil { places[key] = position }
      return nil
    }
    let old = entries[Int(there)]
    guard let field = old.conference.contradiction(with: new.conference) else {
      entries[Int(there)].conference = old.conference.completed(with: new.conference)
      return nil
    }
    if kind != .uid, old.uid != nil || new.uid != nil {
      // Whoever is known by uid is found by uid; the key is for the entry without one, if there is one.
      places[key] = new.uid == nil ? position : old.uid == nil ? there : Self.ambiguous
      return nil
    }
    return "the same meeting is listed at \(old.place.description) with another \(field)"
  }

  /// The place that has the key already; nil when it is free and now this entry's.
  private mutating func enterIfFree(_ key: Key, _ position: Int32) -> Int32? {
    let sofar = places[key, default: position]
    if sofar == position { places[key] = position }
    return sofar == position ? nil : sofar
  }

  private mutating func enterResult(_ position: Int32, _ kind: Key.Kind, _ value: String) {
    let key = Key(kind: kind, value: value, organizer: entries[Int(position)].organizer)
    guard let there = enterIfFree(key, position) else { return }
    if there == Self.ambiguous { return }
    if entries[Int(there)].conference.contradiction(with: entries[Int(position)].conference) != nil {
      places[key] = Self.ambiguous
    }
  }

  /// The entry that matches best, completed by others that match and do not contradict it.
  func match(_ query: ConferenceQuery, linkKey: (String) -> String) -> (
    conference: Conference, matched: MatchedMeeting
  )? {
    if entries.isEmpty { return nil }
    let links = query.joinURLs.map(linkKey)
    let ids = query.conferenceIDs.map { NumberSpelling.digits($0) }.filter { !$0.isEmpty }
    var found: (conference: Conference, matched: MatchedMeeting)?
    func consider(_ kind: Key.Kind, _ values: [String], _ word: MatchedMeeting.Key) {
      for value in values {
        for organizer in query.address.map({ [$0, nil] }) ?? [nil] {
          guard let place = places[Key(kind: kind, value: value, organizer: organizer)], place != Self.ambiguous else {
            continue
          }
          let entry = entries[Int(place)]
          guard let sofar = found else {
            found = (entry.conference, MatchedMeeting(key: word, place: entry.place.description))
            continue
          }
          if sofar.conference.contradiction(with: entry.conference) == nil {
            found = (sofar.conference.completed(with: entry.conference), sofar.matched)
          }
        }
      }
    }
    consider(.uid, [query.uid].compactMap { $0 }, .uid)
    consider(.oldLink, links, .joinURL)
    consider(.oldConferenceID, ids, .conferenceID)
    if found == nil { consider(.newLink, links, .joinURL) }
    if found == nil { consider(.newConferenceID, ids, .conferenceID) }
    return found
  }
}
