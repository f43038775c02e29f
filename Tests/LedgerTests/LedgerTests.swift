import Diagnosing
import Foundation
import Ledger
import Redialing
import Testing

@Suite struct LedgerTests {
  private let folder = Folder()

  private var path: String { folder.path + "/ledger.sqlite" }

  /// One run, recorded.
  private func record(
    sources: [LedgerSource] = [], components: [LedgerComponent] = [], messages: [LedgerMessage] = []
  ) throws {
    let recording = try LedgerRecording(at: path)
    for source in sources { try recording.add(source) }
    for (index, message) in messages.enumerated() {
      #expect(try recording.choose(message, key: message.name, path: "a.ics", position: index) == .write)
    }
    try recording.add(components)
    try recording.settleOutbox(sentence: "From ")
    try recording.finish(run, totals: totals)
  }

  private var run: LedgerRun {
    LedgerRun(
      now: "2026-11-02T12:00:00Z", startedAt: "2026-11-02T12:00:01Z", options: ["target": "current"],
      roots: [[0x2F, 0xFF, 0x61]])
  }

  private var totals: RunTotals {
    var totals = RunTotals()
    totals.files = ["icalendar": 2, "other": 1]
    totals.unreadable = [("a/b", "Permission denied")]
    return totals
  }

  private var source: LedgerSource {
    LedgerSource(
      location: [0x2F, 0xFF], path: "\\xff", kind: "icalendar", digest: Array(0..<32), size: 100,
      outputLocation: [0x75, 0xFE],
      outputDigest: Array(32..<64), outputSize: 101,
      edits: [
        LedgerEdit(old: 3..<5, new: 3..<6, oldDigest: [1], newDigest: [2]),
        LedgerEdit(old: 9..<9, new: 10..<10, oldDigest: [], newDigest: [4]),
      ])
  }

  private func entry(_ position: Int, _ reason: Reason = .conferenceChanged) -> MeetingEntry {
    var entry = MeetingEntry(
      path: "a.ics", position: position, verdict: reason.verdict, reason: reason, message: "Größe 😀 ‘’ \u{0} end")
    entry.pathBytes = "YQ=="
    entry.uid = "u\(position)"
    entry.recurrenceID = "20261201"
    entry.organizer = "ann@x.example"
    entry.owner = "bob@x.example"
    entry.dialect = "readpst"
    entry.englishLabels = 3
    entry.summary = "s"
    entry.start = "2026-12-01"
    entry.attendees = 7
    entry.vendor = "zoom"
    entry.generation = "g"
    entry.language = "de"
    entry.target = "zoom"
    entry.provenance = "add-in"
    entry.evidence = [EvidenceEntry(signal: "a", says: "b", detail: "c")]
    entry.dataFrom = [DataSource(field: "toll", place: "users.csv:17:1")]
    entry.sequence = SequenceChange(old: 0, new: 1)
    entry.copies = ["text/plain", "DESCRIPTION"]
    entry.lostText = ["x\n\"y\""]
    entry.recipients = Recipients(internal: 1, external: 2)
    entry.output = "updated/a.ics"
    entry.outbox = ["outbox/\(position).eml"]
    entry.outboxReason = "r"
    var finding = Finding(
      code: "U103", severity: .atRisk, path: "p", property: "d", line: 1, column: 2, byteOffset: 3, excerpt: "e",
      message: "m",
      repair: nil)
    finding.outcome = .left("it is signed or encrypted")
    entry.findings = [finding]
    return entry
  }

  private func message(_ position: Int, digest: [UInt8] = [9]) -> LedgerMessage {
    LedgerMessage(
      name: "outbox/\(position).eml", messageID: "m\(position)@x", digest: digest, organizer: "ann@x.example", uid: "u",
      recurrenceID: nil, sequence: 1)
  }

  @Test("What was recorded is read back as it was, bytes of paths included")
  func roundTrip() throws {
    let components = [
      LedgerComponent(applied: entry(0)),
      LedgerComponent(applied: MeetingEntry(path: "b", position: 1, verdict: .fail, reason: .conflict, message: "m")),
    ]
    try record(sources: [source], components: components, messages: [message(0)])

    let reading = try Ledger(reading: folder.path + "/ledger.sqlite")
    #expect(try reading.run() == run)
    #expect(try reading.totals().files == totals.files)
    #expect(try reading.totals().unreadable.first?.message == "Permission denied")
    #expect(try reading.sources() == [source])
    #expect(try reading.messages() == [message(0)])
    let read = try reading.components()
    #expect(read.map(\.state) == [.queued, .failed])
    #expect(zip(read, components).allSatisfy { "\($0.entry)" == "\($1.entry)" })
  }

  @Test("After closing, the ledger is one file")
  func oneFile() throws {
    try record(sources: [source])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ledger.sqlite"])
  }

  @Test("A second run replaces the first, and a message that was sent stays sent")
  func secondRun() throws {
    let components = [LedgerComponent(applied: entry(0)), LedgerComponent(applied: entry(1))]
    try record(sources: [source], components: components, messages: [message(0), message(1)])
    do {
      let ledger = try Ledger(at: path)
      try ledger.setState(ofMessage: "outbox/0.eml", to: .sent, at: "2026-11-03T00:00:00Z")
      #expect(try ledger.components().map(\.state) == [.sent, .queued])
      try ledger.close()
    }
    try record(sources: [source], components: components, messages: [message(0), message(1)])
    #expect(try Ledger(reading: path).messages().map(\.state) == [.sent, .queued])
    #expect(try Ledger(reading: path).components().map(\.state) == [.sent, .queued])
    // Other bytes under the same name are another message.
    try record(components: components, messages: [message(0, digest: [8])])
    #expect(try Ledger(reading: path).messages().map(\.state) == [.queued])
    #expect(try Ledger(reading: path).sources().isEmpty)
  }

  @Test("Outputs of the run before that this one did not make are named, others are not")
  func staleOutputs() throws {
    try record(sources: [source], messages: [message(0), message(1)])
    let recording = try LedgerRecording(at: path)
    _ = try recording.choose(message(1), key: "k", path: "a.ics", position: 0)
    #expect(try recording.staleOutputs() == [Array("outbox/0.eml".utf8), [0x75, 0xFE]])
    #expect(try recording.holdsMessage(named: "outbox/1.eml"))
    #expect(try !recording.holdsMessage(named: "outbox/0.eml"))
  }

  @Test("Updates whose keys differ behind a NUL are two updates")
  func keysWithNUL() throws {
    let recording = try LedgerRecording(at: path)
    #expect(try recording.choose(message(0), key: "ann@x.example\0u1\0", path: "a.ics", position: 0) == .write)
    #expect(try recording.choose(message(1), key: "ann@x.example\0u2\0", path: "b.ics", position: 0) == .write)
  }

  @Test(
    "Of copies with one SEQUENCE the first path is chosen, whichever comes first",
    arguments: [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
  func firstPath(order: [Int]) throws {
    let recording = try LedgerRecording(at: path)
    for index in order {
      let (one, place) = (message(7), "\(index).ics")
      var copy = MeetingEntry(path: place, position: 0, verdict: .update, reason: .conferenceChanged, message: "m")
      if try recording.choose(one, key: "k", path: place, position: 0) != .leave { copy.outbox = [one.name] }
      try recording.add([LedgerComponent(applied: copy)])
    }
    try recording.settleOutbox(sentence: "See ")
    let entries = try recording.entries(limit: 10)
    #expect(entries.map(\.outboxReason) == [nil, "See 0.ics", "See 0.ics"])
    #expect(entries.map(\.outbox) == [["outbox/7.eml"], [], []])
    try recording.finish(run, totals: totals)
    #expect(try Ledger(reading: path).messages().count == 1)
  }

  @Test("What an archive wrote is dropped with its rows, and its outputs are named")
  func archive() throws {
    let recording = try LedgerRecording(at: path)
    var kept = source
    kept.location = Array("/kept".utf8)
    try recording.add(kept)
    try recording.beginArchive()
    var entry = source
    entry.location = LedgerSource.location(of: Array("x/1.ics".utf8), inArchive: Array("/a.zip".utf8))
    #expect(entry.archive == Array("/a.zip".utf8) && kept.archive == nil)
    try recording.add(entry)
    try recording.beginFile()
    try recording.dropFile()
    #expect(try recording.dropArchive() == [entry.outputLocation])
    try recording.beginArchive()
    try recording.add(entry)
    try recording.keepArchive()
    try recording.finish(run, totals: totals)
    let ledger = try Ledger(reading: path)
    #expect(try ledger.sources().count == 2)
    var found: [[UInt8]] = []
    try ledger.withSource(at: entry.location) { source, _ in found.append(source.location) }
    try ledger.withSource(at: [0]) { source, _ in found.append(source.location) }
    #expect(found == [entry.location])
  }

  @Test("Of copies of one update the highest SEQUENCE is chosen, then the first, and the others name its path")
  func choice() throws {
    let recording = try LedgerRecording(at: path)
    var last = message(3)
    last.sequence = 2
    let offers = [(message(0), OutboxChoice.write), (message(1), .leave), (last, .writeInstead(of: "outbox/0.eml"))]
    for (index, offer) in offers.enumerated() {
      #expect(try recording.choose(offer.0, key: "k", path: "\(index).ics", position: 0) == offer.1)
      var copy = MeetingEntry(
        path: "\(index).ics", position: 0, verdict: .update, reason: .conferenceChanged, message: "m")
      if offer.1 != .leave { copy.outbox = [offer.0.name] }
      try recording.add([LedgerComponent(applied: copy)])
    }
    try recording.settleOutbox(sentence: "See ")
    let entries = try recording.entries(limit: 10)
    #expect(entries.map(\.outboxReason) == ["See 2.ics", "See 2.ics", nil])
    #expect(entries.map(\.outbox) == [[], [], ["outbox/3.eml"]])
    try recording.finish(run, totals: totals)
    let ledger = try Ledger(reading: path)
    #expect(try ledger.messages().map(\.name) == ["outbox/3.eml"])
    #expect(try ledger.components().map(\.state) == [.rewritten, .rewritten, .queued])
  }

  @Test("Entries are read in order of path, position, whatever order they came in")
  func order() throws {
    let recording = try LedgerRecording(at: path)
    for (path, position) in [("b", 0), ("a", 10), ("a", 9)] {
      let entry = MeetingEntry(path: path, position: position, verdict: .skip, reason: .past, message: "m")
      try recording.add([LedgerComponent(applied: entry)])
    }
    func places(_ entries: [MeetingEntry]) -> [String] { entries.map { "\($0.path)\($0.position)" } }
    #expect(places(try recording.entries(limit: 10)) == ["a9", "a10", "b0"])
    let first = try recording.entries(limit: 1)
    #expect(places(first) == ["a9"])
    #expect(places(try recording.entries(behind: first.last, limit: 1)) == ["a10"])
    #expect(places(try recording.entries(behind: first.last, limit: 10)) == ["a10", "b0"])
  }

  @Test("A failed message says why, and a name that is not there is an error")
  func states() throws {
    try record(components: [LedgerComponent(applied: entry(0))], messages: [message(0)])
    let ledger = try Ledger(at: path)
    try ledger.setState(ofMessage: "outbox/0.eml", to: .failed, at: "t", problem: "sendmail: 75")
    #expect(try ledger.messages().first?.problem == "sendmail: 75")
    #expect(try ledger.components().first?.state == .failed)
    #expect(throws: LedgerError.inputOutput("no message is called outbox/7.eml")) {
      try ledger.setState(ofMessage: "outbox/7.eml", to: .sent, at: "t")
    }
  }

  @Test("A run that ends before it is recorded leaves the run before it whole, and no file")
  func allOrNothing() throws {
    try record(sources: [source], components: [LedgerComponent(applied: entry(0))], messages: [message(0)])
    let twice = [LedgerComponent(applied: entry(5)), LedgerComponent(applied: entry(5))]
    #expect(throws: LedgerError.self) { try record(components: twice) }
    let ledger = try Ledger(reading: path)
    #expect(try ledger.sources() == [source])
    #expect(try ledger.components().map(\.entry.position) == [0])
    #expect(try ledger.messages().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ledger.sqlite"])
  }

  @Test("Files that are no ledgers, or of a later version, are refused and left alone")
  func foreign() throws {
    let text = folder.path + "/text"
    let garbage = Data(repeating: 0x41, count: 5000)
    try garbage.write(to: URL(fileURLWithPath: text))
    #expect(throws: LedgerError.self) { try LedgerRecording(at: text) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: text)) == garbage)
    #expect(throws: LedgerError.self) { try Ledger(reading: folder.path + "/nothing.sqlite") }
    #expect(throws: LedgerError.self) { try LedgerRecording(at: folder.path + "/no/folder/ledger.sqlite") }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/nothing.sqlite"))
  }

  @Test("20,000 components are recorded and read quickly")
  func scale() throws {
    let components = (0..<20_000).map { index in
      LedgerComponent(applied: entry(index, index % 4 == 0 ? .conferenceChanged : .noMeetingBlock))
    }
    var plain = components
    for index in plain.indices where index % 4 != 0 {
      plain[index].entry.evidence = []
      plain[index].entry.findings = []
      plain[index].entry.lostText = []
      plain[index].entry.copies = []
      plain[index].entry.outbox = []
    }
    let messages = (0..<5_000).map { message($0 * 4) }
    let sources = (0..<5_000).map { index in
      var copy = source
      copy.location = Array("/a/\(index)".utf8)
      return copy
    }
    let clock = ContinuousClock()
    let write = try clock.measure {
      try record(sources: sources, components: plain, messages: messages)
    }
    let again = try clock.measure {
      try record(sources: sources, components: plain, messages: messages)
    }
    let start = clock.now
    let count = try Ledger(reading: path).components().count
    let read = clock.now - start
    #expect(count == 20_000)
    print("ledger: 20,000 components, 5,000 sources, 5,000 messages: write \(write), again \(again), read \(read)")
    #expect(write < .seconds(20))
  }
}

@Suite struct RunLockTests {
  @Test("A second run finds the folder busy until the first ends")
  func busy() throws {
    let folder = Folder()
    do {
      let lock = try RunLock(folder: folder.path)
      #expect(throws: LedgerError.busy) { _ = try RunLock(folder: folder.path) }
      _ = consume lock
    }
    _ = try RunLock(folder: folder.path)
  }

  @Test("A folder that is not there, or a link for a lock, is an error")
  func missing() throws {
    let folder = Folder()
    #expect(throws: LedgerError.self) { _ = try RunLock(folder: folder.path + "/none") }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/.lock", withDestinationPath: folder.path + "/target")
    #expect(throws: LedgerError.self) { _ = try RunLock(folder: folder.path) }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/target"))
  }
}

/// A temporary folder that goes with its owner.
final class Folder: Sendable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "/ledger-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
