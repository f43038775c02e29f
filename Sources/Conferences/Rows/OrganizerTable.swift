import Synchronization

/// What is said about organizers, by address: as compact as `MeetingTable`, and read again when somebody asks.
struct OrganizerTable: Sendable {
  private var sources: [RowSource] = []
  private var rows: [RowReference] = []
  private var stored: [ConferenceEntry] = []
  /// The first row of an address, and of each row the next one of the same address (-1: none).
  private var first: [String: Int32] = [:]
  private var next: [Int32] = []
  /// Rows by the digits of their conference ids.
  private var conferenceIDs: [UInt64: Int32] = [:]
  private let memory = EntryMemory()
  let aliases: AddressAliases

  init(aliases: AddressAliases) { self.aliases = aliases }

  var count: Int { first.count }

  /// - Parameter address: normalised.
  func lists(_ address: String) -> Bool { first[aliases.canonical(address)] != nil }

  // MARK: Loading

  mutating func add(_ source: RowSource) -> Int {
    sources.append(source)
    return sources.count - 1
  }

  mutating func reserve(_ count: Int) {
    rows.reserveCapacity(rows.count + count)
    next.reserveCapacity(rows.count + count)
    first.reserveCapacity(rows.count + count)
    conferenceIDs.reserveCapacity(rows.count + count)
  }

  /// - Returns: a sentence when the row contradicts another one.
  mutating func store(_ address: String, _ entry: ConferenceEntry, source: Int) -> String? {
    stored.append(entry)
    let place = DocumentPlace(line: Int(entry.place.line), column: Int(entry.place.column))
    let reference = RowReference(source: source, place: place, offset: stored.count - 1)
    return add(address, at: reference, conferenceID: entry.conference.conferenceID.flatMap(Self.identifier))
  }

  /// Adds a row that can be read again. Two rows of one conference file are one too many, whatever they say.
  mutating func add(_ address: String, at reference: RowReference, conferenceID: UInt64?) -> String? {
    let address = aliases.canonical(address)
    let row = Int32(truncatingIfNeeded: rows.count)
    rows.append(reference)
    next.append(-1)
    var problem: String?
    if let earlier = first[address] {
      problem = contradiction(row, earlier, address)
      var last = earlier
      while next[Int(last)] >= 0 { last = next[Int(last)] }
      next[Int(last)] = row
    } else {
      first[address] = row
    }
    guard let conferenceID else { return problem }
    if let other = conferenceIDs[conferenceID] {
      problem = problem ?? sharedConferenceID(row, other, address)
    } else {
      conferenceIDs[conferenceID] = row
    }
    return problem
  }

  private func contradiction(_ row: Int32, _ earlier: Int32, _ address: String) -> String? {
    let new = entry(row)
    var current = earlier
    while current >= 0 {
      let old = entry(current)
      if rows[Int(current)].source == rows[Int(row)].source, isConferenceFile(row) {
        return "\(address) is listed twice: first in line \(old.place.line)"
      }
      if rank(current) == rank(row), let field = old.contradiction(with: new) {
        return "\(address) is listed at \(old.place.description) with another \(field)"
      }
      current = next[Int(current)]
    }
    return nil
  }

  /// Two organizers with one conference id would answer each other's calls, unless they are on different bridges.
  private func sharedConferenceID(_ row: Int32, _ other: Int32, _ address: String) -> String? {
    var current = first[address] ?? -1
    while current >= 0 {
      if current == other { return nil }
      current = next[Int(current)]
    }
    let (new, old) = (entry(row), entry(other))
    guard let id = new.conference.conferenceID else { return nil }
    if !new.bridge.isEmpty, !old.bridge.isEmpty, new.bridge != old.bridge { return nil }
    return "conference-id \(id) is that of another organizer at \(old.place.description)"
  }

  private func isConferenceFile(_ row: Int32) -> Bool {
    switch sources[Int(rows[Int(row)].source)].form {
    case .conferenceFile: true
    default: false
    }
  }

  private func rank(_ row: Int32) -> DataRank { sources[Int(rows[Int(row)].source)].rank }

  /// The digits of a conference id as one number, their count included.
  static func identifier(_ id: String) -> UInt64? { id.has(identifier) }

  static func identifier(_ id: ValueBytes) -> UInt64? {
    var value: UInt64 = 1
    for byte in id where (0x30...0x39).contains(byte) {
      guard value < 1 << 59 else { return nil }
      value = value &* 10 &+ UInt64(byte - 0x30)
    }
    return value > 1 ? value : nil
  }

  // MARK: Finding

  /// All that is said of an organizer, the more important first.
  func entries(_ address: String) -> [(entry: ConferenceEntry, rank: DataRank)] {
    var found: [(entry: ConferenceEntry, rank: DataRank)] = []
    var current = first[aliases.canonical(address)] ?? -1
    while current >= 0 {
      found.append((memory.entry(current) { entry($0) }, rank(current)))
      current = next[Int(current)]
    }
    return found.sorted { $0.rank < $1.rank }
  }

  private func entry(_ row: Int32) -> ConferenceEntry {
    let reference = rows[Int(row)]
    let source = sources[Int(reference.source)]
    if case .stored = source.form { return stored[Int(reference.offset)] }
    let place = FilePlace(file: source.name, line: reference.line, column: reference.column)
    guard let node = source.node(at: reference) else { return ConferenceEntry(place: place) }
    var entry = Schema.organizer(node, named: "organizer", file: source.name)
    entry.place = place
    return entry
  }
}

/// Entries that were read a short while ago: a mailbox asks for its owner's again and again. Bounded; changes no result.
final class EntryMemory: Sendable {
  private static let capacity = 256
  private let entries = Mutex<[Int32: ConferenceEntry]>([:])

  func entry(_ row: Int32, _ read: (Int32) -> ConferenceEntry) -> ConferenceEntry {
    if let known = entries.withLock({ $0[row] }) { return known }
    let new = read(row)
    entries.withLock { entries in
      if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
      entries[row] = new
    }
    return new
  }
}
