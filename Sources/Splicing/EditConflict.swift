/// Two replacements that claim the same bytes.
///
/// A conflict is never resolved by dropping an edit: a dropped edit would send somebody a half-rewritten invitation.
public struct EditConflict: Error, Sendable, Equatable {
  /// Byte range of the replacement that was there first.
  public let existing: Range<Int>
  /// Byte range of the replacement that met it.
  public let incoming: Range<Int>

  public init(existing: Range<Int>, incoming: Range<Int>) {
    self.existing = existing
    self.incoming = incoming
  }
}
