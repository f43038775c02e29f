/// One run of `apply`.
public struct LedgerRun: Sendable, Equatable {
  /// `--now`, RFC 3339.
  public var now: String
  /// The clock when it began, RFC 3339; the one place of all outputs where the clock stands.
  public var startedAt: String
  /// Names and values of the options that decide what is written, in order. Nothing secret.
  public var options: [String: String]
  /// The PATHs given, as absolute paths of bytes: where `verify` and `undo` find the sources again.
  public var roots: [[UInt8]]

  public init(now: String, startedAt: String, options: [String: String] = [:], roots: [[UInt8]] = []) {
    self.now = now
    self.startedAt = startedAt
    self.options = options
    self.roots = roots
  }
}
