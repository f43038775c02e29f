/// Whether a conference file reaches an organizer's meetings.
public enum OrganizerListing: Sendable, Equatable {
  /// By address.
  case listed
  /// By `"*"` alone.
  case everybody
  /// Switched off by `enabled: false`, which stands at this place.
  case disabled(String)
  case notListed

  public var isInScope: Bool { self == .listed || self == .everybody }
}
