import Exports
import Messages

/// One thing for a worker.
enum RunInput: Sendable {
  /// A file to open and read as a whole.
  case file(InputEntry)
  /// A file that was read and may hold a meeting.
  case contents(InputEntry, Kind, [UInt8])
  /// A file that holds none, or is none of the kinds.
  case passed(InputEntry, Kind)
  /// Some messages of a large mbox.
  case run(InputEntry, PiecewiseFile, MailboxDialect, MailboxRuns.Run)
  /// An archive, which the run goes through before it goes on.
  case archive(InputEntry)
  /// The end of a large mbox, and what went wrong on the way.
  case end(InputEntry, PiecewiseFile, ReadError?)
  /// A file that cannot be read, with the sentence that says why.
  case unreadable(InputEntry, String)
  /// A calendar or message that is too large.
  case tooLarge(InputEntry, Kind)

  /// Roughly the memory that it takes, in bytes.
  var weight: Int {
    switch self {
    case .file(let entry): entry.size
    case .run(_, _, _, .messages(_, let bytes)): bytes.count
    default: 0
    }
  }
}

/// Turns the files of a run into work: small files as they are, large mailboxes in runs of messages.
final class RunInputs {
  /// From this size on a mailbox is read in runs, and a file is looked at before it is read, in bytes.
  private static let largeSize = 2 << 20

  private let entries: () -> InputEntry?
  private var mailbox: (entry: InputEntry, file: PiecewiseFile, dialect: MailboxDialect, runs: MailboxRuns)?

  /// - Parameter entries: gives one file after the other.
  init(_ entries: @escaping () -> InputEntry?) { self.entries = entries }

  func next() -> RunInput? {
    if let input = nextRun() { return input }
    guard let entry = entries() else { return nil }
    switch entry.content {
    case .other, .nested: return .passed(entry, .other)
    case .left(let error): return .unreadable(entry, error.sentence)
    case .bytes, nil: break
    }
    guard entry.size >= Self.largeSize else { return .file(entry) }
    do throws(ReadError) {
      return try look(at: entry) ?? nextRun()
    } catch {
      return .unreadable(entry, error.sentence)
    }
  }

  private func nextRun() -> RunInput? {
    guard let (entry, file, dialect, runs) = mailbox else { return nil }
    var rest = runs
    do throws(ReadError) {
      if let run = try rest.next() {
        mailbox = (entry, file, dialect, rest)
        return .run(entry, file, dialect, run)
      }
      mailbox = nil
      try file.checkUnchanged()
      return .end(entry, file, nil)
    } catch {
      mailbox = nil
      return .end(entry, file, error)
    }
  }

  /// Nil when the file is a mailbox, which is then begun.
  private func look(at entry: InputEntry) throws(ReadError) -> RunInput? {
    let file: PiecewiseFile
    switch entry.content {
    case .bytes(.file(let unpacked)): file = unpacked
    case .bytes(.memory): return .file(entry)
    default: file = try PiecewiseFile(entry.path)
    }
    let kind = try file.read(0..<min(file.size, Kind.decisiveLength)).withUnsafeBytes { Kind(of: $0) }
    switch kind {
    case .mbox:
      mailbox = (entry, file, try MailboxRuns.dialect(of: file), try MailboxRuns(file))
      return nil
    case .archive: return .archive(entry)
    case .other: return .passed(entry, .other)
    case .iCalendar, .message: return file.size > FileReader.largestSize ? .tooLarge(entry, kind) : .file(entry)
    }
  }
}
