/// Bytes as the key of a dictionary or a member of a set: hashed as one stretch of memory, which an array of bytes is not.
public struct OctetString: Sendable, Hashable {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public static func == (left: OctetString, right: OctetString) -> Bool { left.bytes.isSame(as: right.bytes) }

  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
