import Synchronization

/// Every meeting that conference data names: a million of them in little more than the bytes of their files. Rows are read when
/// a meeting asks for them; what is kept is where they stand, and hashes of what they are found by.
struct MeetingTable: Sendable {
  private(set) var sources: [RowSource] = []
  private(set) var rows: [RowReference] = []
  private var stored: [ListedMeeting] = []
  /// By uid, by old conference id, and by old join link as it is spelled: what costs nothing to normalise.
  private var keys = KeyIndex()
  /// By the phone conference ids that rows give, to tell that two organizers are given one.
  private var conferenceIDs = KeyIndex()
  /// Of each row: the hash of its organizer.
  private var organizers: [UInt32] = []
  private let links = LinkIndex()
  let linkKey: @Sendable (String) -> String
  let aliases: AddressAliases
  /// More rows than this for one meeting must not add anything.
  private static let mostRows = 8

  init(linkKey: @escaping @Sendable (String) -> String, aliases: AddressAliases) {
    self.linkKey = linkKey
    self.aliases = aliases
  }

  var count: Int { rows.count }

  // MARK: Loading

  mutating func add(_ source: RowSource) -> Int {
    sources.append(source)
    return sources.count - 1
  }

  /// Adds a row that was read for good.
  mutating func store(_ meeting: ListedMeeting, source: Int) -> String? {
    stored.append(meeting)
    let place = DocumentPlace(line: Int(meeting.place.line), column: Int(meeting.place.column))
    return add(meeting, at: RowReference(source: source, place: place, offset: stored.count - 1))
  }

  /// Adds a row that can be read again.
  /// - Returns: a sentence when it contradicts another one.
  mutating func add(_ meeting: ListedMeeting, at reference: RowReference) -> String? {
    let row = append(reference, organizer: meeting.organizer.map { $0.has { RowKey.hash(.uid, $0, organizer: nil) } })
    var problem: String?
    if let uid = meeting.uid {
      problem = enter(row, .uid, RowKey.hash(.uid, uid, organizer: meeting.organizer)) ?? problem
    }
    if let id = meeting.oldConferenceID {
      let hash = RowKey.hash(.oldConferenceID, NumberSpelling.digits(id), organizer: meeting.organizer)
      problem = enter(row, .oldConferenceID, hash) ?? problem
    }
    if meeting.uid == nil, let link = meeting.oldJoinURL {
      problem = enter(row, .oldLink, RowKey.hash(.oldLink, link, organizer: meeting.organizer)) ?? problem
    }
    if let id = meeting.conference.conferenceID, meeting.organizer != nil {
      let hash = RowKey.hash(.conferenceID, NumberSpelling.digits(id), organizer: nil)
      problem = enterConferenceID(row, hash) ?? problem
    }
    return problem
  }

  /// The same from slots, for rows whose values were accepted as they stand.
  mutating func add(_ slots: RowSlots, in bytes: ValueBytes, at reference: RowReference) -> String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 320) { scratch in
      guard let organizer = Self.folded(slots.value(.organizer, in: bytes), scratch), aliases.isEmpty else {
        return meeting(reference).flatMap { add($0, at: reference) }
      }
      let name = organizer.isEmpty ? nil : organizer
      let row = append(reference, organizer: name.map { RowKey.hash(.uid, $0, organizer: nil) })
      var problem: String?
      if let uid = slots.value(.uid, in: bytes) {
        problem = enter(row, .uid, RowKey.hash(.uid, uid, organizer: name)) ?? problem
      }
      if let id = slots.value(.oldConferenceID, in: bytes) {
        let hash = Self.withDigits(of: id) { RowKey.hash(.oldConferenceID, $0, organizer: name) }
        problem = enter(row, .oldConferenceID, hash) ?? problem
      }
      if !slots.has(.uid), let link = slots.value(.oldJoinURL, in: bytes) {
        problem = enter(row, .oldLink, RowKey.hash(.oldLink, link, organizer: name)) ?? problem
      }
      if name != nil, let id = slots.value(.conferenceID, in: bytes) {
        let hash = Self.withDigits(of: id) { RowKey.hash(.conferenceID, $0, organizer: nil) }
        problem = enterConferenceID(row, hash) ?? problem
      }
      return problem
    }
  }

  /// Makes room for what a file will hold, once enough of it is read to tell: growing would copy everything several times.
  /// - Parameters:
  ///   - read: bytes of the file so far, which held `rows` rows.
  mutating func reserve(_ rows: Int, in read: Int, of whole: Int) {
    guard rows == 4096, read > 0 else { return }
    let expected = self.rows.count + Int(Double(whole) / Double(read) * Double(rows) * 1.02)
    self.rows.reserveCapacity(expected)
    organizers.reserveCapacity(expected)
    // What no row of so many gave, hardly any will.
    if !keys.isEmpty { keys.reserve(expected) }
    if !conferenceIDs.isEmpty { conferenceIDs.reserve(expected) }
  }

  /// An address in small letters without `sip:`; empty for nil, nil for what is longer than any address.
  private static func folded(_ address: ValueBytes?, _ scratch: UnsafeMutableBufferPointer<UInt8>) -> ValueBytes? {
    guard let address else { return ValueBytes(rebasing: scratch[..<0]) }
    guard address.count <= scratch.count else { return nil }
    var count = 0
    for index in RowChecks.withoutScheme(address)..<address.count {
      let byte = address[index]
      scratch[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      count += 1
    }
    return ValueBytes(rebasing: scratch[..<count])
  }

  private static func withDigits<Answer>(of id: ValueBytes, _ body: (ValueBytes) -> Answer) -> Answer {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, id.count)) { buffer in
      var count = 0
      for byte in id where (0x30...0x39).contains(byte) {
        buffer[count] = byte
        count += 1
      }
      return body(ValueBytes(rebasing: buffer[..<count]))
    }
  }

  private mutating func append(_ reference: RowReference, organizer: UInt32?) -> Int {
    rows.append(reference)
    organizers.append(organizer ?? 0)
    return rows.count - 1
  }

  private mutating func enter(_ row: Int, _ kind: RowKey.Kind, _ hash: UInt32) -> String? {
    let candidates = keys.rows(hash)
    guard !candidates.isEmpty, let new = meeting(rows[row]) else {
      keys.insert(hash, row: row)
      return nil
    }
    let same = candidates.compactMap { other -> (row: Int, meeting: ListedMeeting)? in
      guard let old = meeting(rows[other]), old.hasKey(of: new, kind) else { return nil }
      return (other, old)
    }
    let peers = same.filter { rank($0.row) == rank(row) && $0.meeting.isBound(to: new, by: kind) }
    for (_, old) in peers {
      guard let field = old.conference.contradiction(with: new.conference) else { continue }
      return "the same meeting is listed at \(old.place.description) with another \(field)"
    }
    if same.count >= Self.mostRows {
      let all = same.reduce(Conference()) { $0.completed(with: $1.meeting.conference) }
      guard kind == .uid || new.uid == nil, all.completed(with: new.conference) != all else { return nil }
      return "the meeting is listed \(same.count) times before, first at \(same[0].meeting.place.description)"
    }
    keys.insert(hash, row: row)
    return nil
  }

  private mutating func enterConferenceID(_ row: Int, _ hash: UInt32) -> String? {
    for other in conferenceIDs.rows(hash) {
      if organizers[other] == organizers[row] { return nil }
      guard let new = meeting(rows[row]), let old = meeting(rows[other]), let id = old.conference.conferenceID,
        let mine = new.conference.conferenceID, NumberSpelling.digits(id) == NumberSpelling.digits(mine),
        old.organizer != new.organizer, !old.isOfGoogleMeet, !new.isOfGoogleMeet
      else { continue }
      return "conference-id \(mine) is that of another organizer's meeting at \(old.place.description)"
    }
    conferenceIDs.insert(hash, row: row)
    return nil
  }

  private func rank(_ row: Int) -> DataRank { sources[Int(rows[row].source)].rank }

  /// A row read again, its organizer's alias resolved.
  func meeting(_ reference: RowReference) -> ListedMeeting? {
    let source = sources[Int(reference.source)]
    var meeting: ListedMeeting?
    if case .stored = source.form {
      meeting = stored[Int(reference.offset)]
    } else {
      meeting = source.node(at: reference).flatMap { Schema.meeting($0, file: source.name) }
      if let organizer = meeting?.organizer { meeting?.organizer = aliases.canonical(organizer) }
    }
    return meeting
  }

  // MARK: Finding

  /// What the rows say of a meeting, the more important first, each with its place; and the one that found it.
  func match(_ query: ConferenceQuery) -> (levels: [ListedMeeting], matched: MatchedMeeting)? {
    if rows.isEmpty { return nil }
    let address = query.address.map { aliases.canonical($0) }
    var found: (levels: [ListedMeeting], matched: MatchedMeeting)?
    func consider(_ kind: RowKey.Kind, _ values: [String], _ word: MatchedMeeting.Key) {
      for value in values {
        for organizer in address.map({ [$0, nil] }) ?? [nil] {
          for level in rows(for: kind, value, organizer: organizer) {
            guard let sofar = found else {
              found = ([level], MatchedMeeting(key: word, place: level.place.description))
              continue
            }
            // What contradicts a better match is not about this meeting.
            if sofar.levels.allSatisfy({
              $0.conference.contradiction(with: level.conference) == nil || $0.rank != level.rank
            }) {
              found?.levels.append(level)
            }
          }
        }
      }
    }
    let joinLinks = query.joinURLs.map(linkKey)
    let ids = query.conferenceIDs.map { NumberSpelling.digits($0) }.filter { !$0.isEmpty }
    consider(.uid, [query.uid].compactMap { $0 }, .uid)
    consider(.oldLink, joinLinks, .joinURL)
    consider(.oldConferenceID, ids, .conferenceID)
    if found == nil { consider(.newLink, joinLinks, .joinURL) }
    if found == nil { consider(.newConferenceID, ids, .conferenceID) }
    found?.levels.sort { $0.rank < $1.rank }
    return found
  }

  /// Rows under one key that tell one meeting: all, where they agree; else those that know no uid of their own, or none.
  private func rows(for kind: RowKey.Kind, _ value: String, organizer: String?) -> [ListedMeeting] {
    let hash = RowKey.hash(kind, value, organizer: organizer)
    let places =
      switch kind {
      case .uid, .oldConferenceID, .conferenceID: keys.rows(hash)
      case .oldLink, .newLink, .newConferenceID: links.rows(hash, of: self)
      }
    let all = places.enumerated().compactMap { position, place -> ListedMeeting? in
      if position > 0, places[position - 1] == place { return nil }
      guard var found = meeting(rows[place]), found.organizer == organizer,
        found.values(of: kind, linkKey: linkKey).contains(value)
      else { return nil }
      found.rank = rank(place)
      return found
    }.sorted { $0.rank < $1.rank }
    if Self.agree(all) { return all }
    if kind == .uid { return [] }
    let nameless = all.filter { $0.uid == nil }
    return Self.agree(nameless) ? nameless : []
  }

  private static func agree(_ meetings: [ListedMeeting]) -> Bool {
    meetings.indices.allSatisfy { index in
      meetings[..<index].allSatisfy {
        $0.rank != meetings[index].rank || $0.conference.contradiction(with: meetings[index].conference) == nil
      }
    }
  }
}

extension ListedMeeting {
  /// What it is found by.
  func values(of kind: RowKey.Kind, linkKey: (String) -> String) -> [String] {
    switch kind {
    case .uid: [uid].compactMap { $0 }
    case .oldConferenceID: [oldConferenceID].compactMap { $0.map { NumberSpelling.digits($0) } }
    case .oldLink: [oldJoinURL].compactMap { $0.map(linkKey) }
    case .newLink: [conference.joinURL, conference.shortURL].compactMap { $0.map(linkKey) }
    case .newConferenceID:
      conference.joinURL == nil && uid == nil && oldConferenceID != nil
        ? [conference.conferenceID].compactMap { $0.map { NumberSpelling.digits($0) } } : []
    case .conferenceID: []
    }
  }

  fileprivate func hasKey(of other: ListedMeeting, _ kind: RowKey.Kind) -> Bool {
    guard organizer == other.organizer else { return false }
    switch kind {
    case .uid: return uid == other.uid
    case .oldLink: return oldJoinURL == other.oldJoinURL
    default:
      return oldConferenceID.map { NumberSpelling.digits($0) }
        == other.oldConferenceID.map { NumberSpelling.digits($0) }
    }
  }

  /// Whether the key alone says that both are one meeting: whoever is known by uid is found by uid.
  fileprivate func isBound(to other: ListedMeeting, by kind: RowKey.Kind) -> Bool {
    kind == .uid || (uid == nil && other.uid == nil)
  }

  /// What Meet calls a PIN is its meeting's, and no bridge's.
  fileprivate var isOfGoogleMeet: Bool { conference.joinURL?.hasPrefix("https://meet.google.com/") ?? false }
}
