public import Diagnosing

/// One Unicode finding, as reports and `lint --json` show it (contract section 4).
public struct Finding: Sendable, Equatable {
  /// `U101` to `U402`.
  public let code: String
  public let severity: Severity
  /// The file, as reports show it.
  public let path: String
  /// Property or header field name, or part (`text/plain 1.2`).
  public let property: String
  /// In the file, from 1.
  public let line: Int
  /// In bytes, from 1.
  public let column: Int
  /// In the file, from 0.
  public let byteOffset: Int
  /// Some characters either side, escaped for terminals; no secret of a join link.
  public let excerpt: String
  /// One plain sentence.
  public let message: String
  /// The repaired text of the whole field; nil when no repair is certain.
  public let repair: String?
  /// True for a finding inside a block that is replaced: it goes away with the block.
  public var goesAway = false

  public init(
    code: String, severity: Severity, path: String, property: String, line: Int, column: Int, byteOffset: Int,
    excerpt: String, message: String, repair: String?
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.property = property
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
    self.excerpt = excerpt
    self.message = message
    self.repair = repair
  }
}
