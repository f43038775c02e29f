/// Whether a conference file reaches an organizer's meetings.
public enum OrganizerListing: Sendable, Equatable {
  /// By address.
  case listed
  /// By `"*"` alone.
  case everybody
  case notListed

  public var isInScope: Bool { self != .notListed }
}
