public import UnicodeRisks

/// What `lint` reports.
public struct LintOptions: Sendable {
  /// What the texts pass through next; nil: U221 to U224 never fire.
  public var nextHop: NextHop?
  /// Only these, when not empty.
  public var selected: Set<RiskCode>
  public var ignored: Set<RiskCode>

  public init(nextHop: NextHop? = nil, selected: Set<RiskCode> = [], ignored: Set<RiskCode> = []) {
    self.nextHop = nextHop
    self.selected = selected
    self.ignored = ignored
  }

  func wants(_ code: RiskCode) -> Bool {
    (selected.isEmpty || selected.contains(code)) && !ignored.contains(code)
  }
}
