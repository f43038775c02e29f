/// How bad a finding is. In rising order.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing; nothing is wrong.
  case info
  /// Looks wrong; a person should look.
  case suspicious
  /// Will be damaged by the next hop or by a strict reader.
  case atRisk = "at-risk"
  /// Already damaged.
  case mangled

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .suspicious: 1
    case .atRisk: 2
    case .mangled: 3
    }
  }
}
