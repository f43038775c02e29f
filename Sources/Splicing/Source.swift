/// Immutable bytes with the name they came under. Everything parsed is a range into `bytes`.
public struct Source: Sendable {
  /// The path as it is shown in reports; may hold any byte that is no NUL.
  public let path: [UInt8]
  public let bytes: [UInt8]

  public init(path: [UInt8], bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
