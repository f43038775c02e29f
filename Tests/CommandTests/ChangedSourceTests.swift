import Calendars
import Exports
import Foundation
import Splicing
import Testing

@testable import Redialing
@testable import redial

@Suite("Mailboxes that change while they are written")
struct ChangedSourceTests {
  private let folder: URL
  private let text = "From a@x.example\nSubject: old\n\none\n\nFrom b@x.example\nSubject: two\n\ntwo\n"

  init() throws { folder = try BuiltProgram.folder() }

  private var output: String { folder.path + "/out" }

  private func box() throws -> (entry: InputEntry, file: PiecewiseFile) {
    let path = folder.appendingPathComponent("box.mbox")
    try Data(text.utf8).write(to: path)
    let bytes = Array(path.path.utf8)
    let found = FoundFile(path: bytes, relativePath: Array("box.mbox".utf8), size: text.utf8.count)
    return (InputEntry(found, Owners(address: nil)), try PiecewiseFile(bytes))
  }

  private func sink(_ ledger: borrowing OutputLedger) throws -> ApplySink {
    let settings = RunSettings(now: try #require(Instant(rfc3339: "2026-11-01T00:00:00Z".utf8)), target: "current")
    return try ApplySink(output: output, settings: settings, recording: ledger.recording)
  }

  /// A piece with an update and an edit of three bytes.
  private func piece(_ box: (entry: InputEntry, file: PiecewiseFile), base: Int = 0, path: String = "box.mbox") throws
    -> FileOutcome
  {
    var item = ItemPlan()
    item.entries = [
      MeetingEntry(
        path: path, position: 0, verdict: .update, reason: .conferenceChanged, message: "It is replaced.")
    ]
    var edits = EditList<FileBytes>()
    try edits.replace((base + 26)..<(base + 29), with: Array("new".utf8))
    var plan = FilePlan()
    plan.add(item, edits: edits)
    return FileOutcome(
      file: box.entry, kind: "mbox", plan: plan, part: .piece(box.file, base: base, bytes: Array(text.utf8)))
  }

  private func end(_ box: (entry: InputEntry, file: PiecewiseFile)) -> FileOutcome {
    FileOutcome(file: box.entry, kind: "mbox", plan: FilePlan(), part: .end(box.file))
  }

  /// Or is whole and waits for its name.
  private var isWritten: Bool {
    FileManager.default.fileExists(atPath: output + "/updated/box.mbox")
      || !AtomicFileWriter.names(in: output + "/.redial-partial").isEmpty
  }

  @Test("Trouble that only the writing finds is told to whoever counts, and takes the updates of its pieces back")
  func late() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = try box()
    try AtomicFileWriter.makeFolders(output)
    let ledger = try OutputLedger.held(in: output, by: .apply)
    var sink = try sink(ledger)
    var tally = RunTally()
    tally.add(try sink.receive(try piece(box)))
    #expect(tally.changes == 1)
    try FileHandle(forWritingTo: folder.appendingPathComponent("box.mbox")).truncate(atOffset: 40)
    let final = try sink.receive(end(box))
    tally.add(final)
    #expect(final.trouble == "the file changed while it was read" && final.kind == "unreadable")
    #expect(tally.changes == 0 && tally.failures == 1 && tally.unreadable.count == 1)
    #expect(!isWritten)
  }

  @Test("A piece that could not be read again takes the whole mailbox back, even if the rest can be read")
  func passing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = try box()
    try AtomicFileWriter.makeFolders(output)
    let ledger = try OutputLedger.held(in: output, by: .apply)
    var sink = try sink(ledger)
    // What lies before this piece cannot be read.
    _ = try sink.receive(try piece(box, base: text.utf8.count + 10))
    #expect(try sink.receive(end(box)).trouble != nil)
    #expect(!isWritten)
    // The next mailbox is not held back.
    _ = try sink.receive(try piece(box, path: "next.mbox"))
    #expect(try sink.receive(end(box)).trouble == nil)
    #expect(isWritten)
  }

  @Test("A source that is shorter than planned is an error of the source, not of the output")
  func shrunk() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = try box()
    let stream = try AtomicFileWriter(root: output).stream(to: "x")
    #expect(throws: ReadError.self) { try stream.copy(from: box.file, 10..<(text.utf8.count + 1)) }
  }
}
