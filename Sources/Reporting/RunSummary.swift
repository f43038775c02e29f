public import Redialing

/// `summary.json`: what a run found, and per user the counters that the Meeting Migration Service shows.
public struct RunSummary: Sendable {
  /// Whether updates were only planned, or written.
  public enum Stage: Sendable {
    case planned
    case applied
  }

  /// Files by kind, in alphabetical order of the kinds.
  public let files: [(kind: String, count: Int)]
  /// Calendar components, all verdicts.
  public let components: Int
  /// All four, in the contract's order.
  public let verdicts: [(verdict: Verdict, count: Int)]
  /// Those that occur, in the contract's order.
  public let reasons: [(reason: Reason, count: Int)]
  /// Vendors of the blocks found, in alphabetical order.
  public let vendors: [(vendor: String, count: Int)]
  /// Labels of new blocks that stayed English, by language, in alphabetical order: no wording is known for them.
  public let englishLabels: [(language: String, count: Int)]
  /// In alphabetical order of the address; a nil address comes last.
  public let users: [UserSummary]
  public let unreadable: [(path: String, message: String)]

  /// - Parameter figures: of all entries of the run.
  public init(_ figures: RunFigures, totals: RunTotals, stage: Stage) {
    files = totals.files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    components = figures.components
    reasons = Reason.allCases.compactMap { reason in figures.byReason[reason].map { (reason, $0) } }
    verdicts = Verdict.allCases.map { verdict in
      (verdict, figures.byReason.reduce(0) { $0 + ($1.key.verdict == verdict ? $1.value : 0) })
    }
    vendors = figures.byVendor.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    englishLabels = figures.englishLabels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    users = figures.users(stage)
    unreadable = totals.unreadable.sorted { ($0.path, $0.message) < ($1.path, $1.message) }
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("files")
      writer.object { writer in for (kind, count) in files { writer.member(named: kind, count) } }
      writer.member("components", components)
      writer.key("verdicts")
      writer.object { writer in for (verdict, count) in verdicts { writer.member(named: verdict.rawValue, count) } }
      writer.key("reasons")
      writer.object { writer in for (reason, count) in reasons { writer.member(named: reason.rawValue, count) } }
      writer.key("vendors")
      writer.object { writer in for (vendor, count) in vendors { writer.member(named: vendor, count) } }
      writer.key("english_labels")
      writer.object { writer in for (language, count) in englishLabels { writer.member(named: language, count) } }
      writer.key("users")
      writer.array { writer in for user in users { user.write(to: &writer) } }
      writer.key("unreadable")
      writer.array { writer in
        for (path, message) in unreadable {
          writer.object { writer in
            writer.member("path", path)
            writer.member("message", message)
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
