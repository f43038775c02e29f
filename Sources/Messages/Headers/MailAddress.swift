/// One mailbox of an address list (RFC 5322 section 3.4).
public struct MailAddress: Sendable, Hashable {
  /// Decoded (RFC 2047), without quotes; nil where there is none.
  public let displayName: String?
  /// `local-part@domain` as written, without angle brackets, comments and white space.
  public let address: String

  public init(displayName: String?, address: String) {
    self.displayName = displayName
    self.address = address
  }
}
