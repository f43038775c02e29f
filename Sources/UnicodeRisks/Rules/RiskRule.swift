/// One rule: what it is called, what `redial explain` says about it. Rules that look at decoded text are `TextRule`s; those that
/// look at bytes are called where the layer is read (`Reading/`).
protocol RiskRule: SendableMetatype {
  static var entry: RiskEntry { get }
}

/// A rule over decoded characters. A rule that fires notes places; one that can repair replaces units.
protocol TextRule: RiskRule {
  static func examine(_ reading: inout TextReading)
}
