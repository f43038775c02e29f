/// What becomes of a character of new text that the charset cannot hold.
public enum UnfittingCharacters: Sendable {
  /// The edit is refused.
  case refused
  /// It becomes a numeric character reference, `&#x141;`: for HTML only.
  case characterReferences
}
