/// One message or one calendar file, with what its surroundings say about it.
public struct ItemInput: Sendable {
  public enum Kind: Sendable {
    /// One or many VCALENDARs.
    case calendar
    /// An RFC 5322 message, container quoting taken off.
    case message
  }

  public let bytes: [UInt8]
  public let kind: Kind
  /// As reports show it.
  public let path: String
  /// Base64 of the raw path where `path` does not show every byte.
  public let pathBytes: String?
  /// Whose mailbox it is, as far as that is known.
  public let owner: String?
  /// Position of its first event in the file.
  public let firstPosition: Int

  public init(
    bytes: [UInt8], kind: Kind, path: String, pathBytes: String? = nil, owner: String?, firstPosition: Int = 0
  ) {
    self.bytes = bytes
    self.kind = kind
    self.path = path
    self.pathBytes = pathBytes
    self.owner = owner
    self.firstPosition = firstPosition
  }
}
