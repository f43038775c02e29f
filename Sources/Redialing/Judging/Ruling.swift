/// What one rule says about a component: a reason (which carries its verdict) and a plain sentence for the administrator.
struct Ruling: Sendable, Equatable {
  let reason: Reason
  let message: String

  init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }
}
