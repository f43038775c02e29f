/// The FNV-1a hash of 64 bits: the same in every process and on every machine, unlike `Hasher`. No protection against
/// somebody who looks for collisions.
public struct FNV1a64: Sendable {
  @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325

  public var value: UInt64 { state }

  public init() {}

  public init(of bytes: some Sequence<UInt8>) {
    update(bytes)
  }

  public mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { update(byte) }
  }

  @inlinable
  public mutating func update(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
}
