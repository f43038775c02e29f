public import Diagnosing

/// What is known of the end of a series, or of an event that is none.
public enum LastInstance: Sendable, Equatable {
  /// The end of the last instance. Without any instance (all of them excluded) the end of the first one as DTSTART states it.
  case ended(at: Instant)
  /// There is no last instance.
  case endless
  /// The answer is not certain or not cheap; the event has to be taken to lie in the future. The diagnostic says why.
  case assumedFuture(Diagnostic)

  /// Whether the last instance ended before `now`; one that ends at `now` has not.
  public func isPast(at now: Instant) -> Bool {
    guard case .ended(let end) = self else { return false }
    return end < now
  }
}
