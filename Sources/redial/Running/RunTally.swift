import ArgumentParser
import Exports
import Redialing

/// What a run has seen so far, and the exit code that follows from it.
struct RunTally {
  private struct Counts {
    var changes = 0
    var failures = 0
    var reviews = 0
  }

  private var counts = Counts()
  /// As they were before the file whose pieces come in.
  private var before: Counts?
  private(set) var unreadable: [(path: String, why: String)] = []
  private var readable = 0
  private var files = 0

  var changes: Int { counts.changes }
  var failures: Int { counts.failures }
  /// Components that a person has to look at.
  var reviews: Int { counts.reviews }
  var attention: Int { failures + reviews }

  mutating func add(_ outcome: FileOutcome) {
    before = before ?? counts
    if outcome.endsFile {
      files += 1
      // What was said of the pieces of a file that changed meanwhile is taken back.
      if outcome.trouble != nil, let before { counts = before }
      before = nil
      if let trouble = outcome.trouble { unreadable.append((outcome.file.shown, trouble)) }
      if outcome.trouble == nil, outcome.kind != Kind.other.rawValue { readable += 1 }
    }
    for entry in outcome.plan.entries {
      switch entry.verdict {
      case .update: counts.changes += 1
      case .review: counts.reviews += 1
      case .fail: counts.failures += 1
      case .skip: break
      }
    }
  }

  /// Says what went wrong and throws the exit code, where it is not 0.
  func finish(_ inputs: InputGathering, _ output: OutputOptions) throws {
    for failure in inputs.failures {
      Standard.complain("cannot read \(PathDisplay(failure.path).text.printable): \(failure.sentence)")
    }
    for (path, why) in unreadable { Standard.complain("cannot read \(path.printable): \(why)") }
    if inputs.skipped > 0, output.verbose {
      Standard.complain("\(inputs.skipped) links, devices and pipes were passed over")
    }
    if files > 0, readable == 0, unreadable.isEmpty {
      throw RunFailure(
        ExitStatus.nothingReadable, "none of \(files) files could be read as a calendar, a message or a mailbox")
    }
    if failures > 0 { Standard.complain("\(failures) item\(failures == 1 ? "" : "s") failed; the report says why") }
    if failures > 0 || !unreadable.isEmpty || !inputs.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
