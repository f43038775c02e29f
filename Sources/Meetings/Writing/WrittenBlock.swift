/// A new block, ready to be put in the old one's place.
public struct WrittenBlock: Sendable, Equatable {
  /// UTF-8, from the first byte of the opening fence to the last of the closing one; no line end behind it.
  public let bytes: [UInt8]
  /// How many labels the language lacks, so that they are English.
  public let fallbackCount: Int
}

/// Why a block was not written.
public enum BlockWritingError: Error, Sendable, Equatable {
  /// Fields of the conference file (`join-url`, `meeting-id`…) that the block cannot do without and nobody gives.
  case missing([String])
  /// Blocks of this vendor are recognised only.
  case noTemplate(VendorName)
}
