import Crypto

/// SHA-256 of bytes. The only place that imports the cryptography package.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  public init(of content: [UInt8]) {
    bytes = content.withUnsafeBytes { Array(SHA256.hash(data: $0)) }
  }

  public init(of content: UnsafeRawBufferPointer) {
    bytes = Array(SHA256.hash(data: content))
  }

  /// 64 hexadecimal digits in lower case.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  public var description: String { hexadecimal }
}
