/// What becomes of a character of new text that the charset, or the transfer encoding behind it, cannot hold.
public enum UnfittingCharacters: Sendable {
  /// The edit is refused.
  case refused
  /// It becomes a numeric character reference, `&#x141;`: for HTML only.
  case characterReferences
  /// Every character outside ASCII becomes one, fit or not: for HTML in a 7bit body.
  case asciiOnly
}
