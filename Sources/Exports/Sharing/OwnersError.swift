/// Why the file of `--owners` was refused.
public struct OwnersError: Error, Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  public let problem: String

  public var description: String { "line \(line): \(problem)" }
}
