/// What happens to one calendar component (contract section 3).
public enum Verdict: String, Sendable, CaseIterable {
  /// Its meeting blocks are regenerated.
  case update
  /// Nothing is to be done.
  case skip
  /// A person has to look.
  case review
  /// It should have been updated and could not be.
  case fail
}
