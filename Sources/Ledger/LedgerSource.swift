/// A file that was rewritten: where it came from, where its updated form is, and what differs. Holds digests, no content.
public struct LedgerSource: Sendable, Equatable {
  /// Where the source lies: an absolute path, any bytes but NUL; for an entry of an archive that of the archive, a NUL and the
  /// path in it.
  public var location: [UInt8]
  /// As reports show it; the `path` of its components.
  public var path: String
  /// `icalendar`, `message`, `mbox`.
  public var kind: String
  /// SHA-256 of the source.
  public var digest: [UInt8]
  /// In bytes.
  public var size: Int
  /// Relative to the output folder.
  public var outputLocation: [UInt8]
  public var outputDigest: [UInt8]
  public var outputSize: Int
  /// Sorted, disjoint.
  public var edits: [LedgerEdit]

  public init(
    location: [UInt8], path: String, kind: String, digest: [UInt8], size: Int, outputLocation: [UInt8],
    outputDigest: [UInt8], outputSize: Int, edits: [LedgerEdit]
  ) {
    self.location = location
    self.path = path
    self.kind = kind
    self.digest = digest
    self.size = size
    self.outputLocation = outputLocation
    self.outputDigest = outputDigest
    self.outputSize = outputSize
    self.edits = edits
  }

  public static func location(of entry: [UInt8], inArchive archive: [UInt8]) -> [UInt8] { archive + [0] + entry }

  /// The path of the archive; nil for a file of its own.
  public var archive: [UInt8]? { location.firstIndex(of: 0).map { Array(location[..<$0]) } }
}

/// One replacement of a rewritten file, by ranges and digests: its bytes may hold passcodes and stand nowhere.
public struct LedgerEdit: Sendable, Equatable {
  /// Byte range in the source.
  public let old: Range<Int>
  /// Byte range in the output.
  public let new: Range<Int>
  /// SHA-256 of the bytes in the source's range.
  public let oldDigest: [UInt8]
  public let newDigest: [UInt8]

  public init(old: Range<Int>, new: Range<Int>, oldDigest: [UInt8], newDigest: [UInt8]) {
    self.old = old
    self.new = new
    self.oldDigest = oldDigest
    self.newDigest = newDigest
  }
}
