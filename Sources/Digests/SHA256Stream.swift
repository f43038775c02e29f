import Crypto

/// SHA-256 of bytes that come in pieces. A copy goes on from the same state.
public struct SHA256Stream {
  private var state = SHA256()

  public init() {}

  public mutating func update(_ bytes: UnsafeRawBufferPointer) { state.update(bufferPointer: bytes) }
  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// 32 bytes.
  public func digest() -> [UInt8] { Array(state.finalize()) }
}
