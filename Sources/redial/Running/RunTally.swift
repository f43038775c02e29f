import ArgumentParser
import Exports
import Redialing

/// What a run has seen so far, and the exit code that follows from it.
struct RunTally {
  private(set) var changes = 0
  private(set) var failures = 0
  /// Components that a person has to look at.
  private(set) var reviews = 0
  private(set) var unreadable: [(path: String, why: String)] = []
  private var readable = 0
  private var files = 0

  var attention: Int { failures + reviews }

  mutating func add(_ outcome: FileOutcome) {
    if outcome.endsFile {
      files += 1
      if let trouble = outcome.trouble { unreadable.append((outcome.file.shown, trouble)) }
      if outcome.trouble == nil, outcome.kind != Kind.other.rawValue { readable += 1 }
    }
    for entry in outcome.plan.entries {
      switch entry.verdict {
      case .update: changes += 1
      case .review: reviews += 1
      case .fail: failures += 1
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
