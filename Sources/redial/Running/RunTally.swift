import ArgumentParser
import Exports
import Redialing

/// What a run has seen so far, and the exit code that follows from it.
struct RunTally {
  private struct Counts {
    var changes = 0
    var failures = 0
    var reviews = 0
    var readable = 0
    var files = 0
    var unreadable = 0
  }

  private var counts = Counts()
  /// As they were before the file whose pieces come in.
  private var before: Counts?
  /// As they were before the archive whose entries come in.
  private var beforeArchive: Counts?
  private(set) var unreadable: [(path: String, why: String)] = []

  var changes: Int { counts.changes }
  var failures: Int { counts.failures }
  /// Components that a person has to look at.
  var reviews: Int { counts.reviews }
  var attention: Int { failures + reviews }

  mutating func add(_ outcome: FileOutcome) {
    switch outcome.part {
    case .archiveBegin: beforeArchive = counts
    case .archiveEnd:
      if outcome.trouble != nil { takeBack(to: beforeArchive) }
      beforeArchive = nil
    case .piece: before = before ?? counts
    case .whole, .end:
      // What was said of the pieces of a file that changed meanwhile is taken back.
      if outcome.trouble != nil { takeBack(to: before) }
      before = nil
    }
    if outcome.countsAsFile { count(outcome) }
    for entry in outcome.plan.entries {
      switch entry.verdict {
      case .update: counts.changes += 1
      case .review: counts.reviews += 1
      case .fail: counts.failures += 1
      case .skip: break
      }
    }
  }

  private mutating func takeBack(to earlier: Counts?) {
    guard let earlier else { return }
    counts = earlier
    unreadable.removeLast(unreadable.count - earlier.unreadable)
  }

  private mutating func count(_ outcome: FileOutcome) {
    counts.files += 1
    if let trouble = outcome.trouble { unreadable.append((outcome.file.shown, trouble)) }
    counts.unreadable = unreadable.count
    // An archive is read for what is in it.
    let isOpaque = outcome.kind == Kind.other.rawValue || outcome.kind == Kind.archive.rawValue
    if outcome.trouble == nil, !isOpaque { counts.readable += 1 }
  }

  /// Says what went wrong and throws the exit code, where it is not 0.
  func finish(_ inputs: InputGathering, _ output: OutputOptions) throws {
    inputs.sayWhatWasLeft(isVerbose: output.verbose)
    for (path, why) in unreadable { Standard.complain("cannot read \(path.printable): \(why)") }
    let (files, readable) = (counts.files, counts.readable)
    if files > 0, readable == 0, unreadable.isEmpty {
      throw RunFailure(
        ExitStatus.nothingReadable, "none of \(files) files could be read as a calendar, a message or a mailbox")
    }
    if failures > 0 {
      Standard.complain("\(failures) item\(failures == 1 ? "" : "s") failed; each has a line that says why")
    }
    if failures > 0 || !unreadable.isEmpty || !inputs.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
