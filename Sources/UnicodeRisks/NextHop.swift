public import Charsets

/// What the text passes through next, as `--next-hop` names it. Without one the rules U221 to U224 never fire.
public enum NextHop: Sendable, Equatable {
  case charset(Charset)
  /// Two bytes a character: nothing above U+FFFF.
  case ucs2
  /// MySQL's three-byte `utf8`: nothing above U+FFFF.
  case utf8mb3

  /// - Parameter name: `ucs2`, `utf8mb3`, or a charset label.
  /// - Returns: nil for a name that is none of them.
  public init?(name: String) {
    switch name.lowercased() {
    case "ucs2", "ucs-2": self = .ucs2
    case "utf8mb3": self = .utf8mb3
    default:
      guard let charset = Charset(label: name) else { return nil }
      self = .charset(charset)
    }
  }
}
