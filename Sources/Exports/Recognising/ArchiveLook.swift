/// Looks at the first bytes of a file for an archive's signature.
struct ArchiveLook {
  enum Format {
    case zip
    case tar
    /// RFC 1952; what it holds shows when it is opened.
    case gzip
  }

  /// Nil for what is no archive.
  let format: Format?

  /// How many bytes decide, at most.
  static let decisiveLength = 512

  init(_ bytes: UnsafeRawBufferPointer) {
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      format = .gzip
    } else if bytes.count >= 30, bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // One without entries has no local header; there is nothing to open.
      format = Self.isDocument(bytes) ? nil : .zip
    } else {
      format = Self.startsTar(bytes) ? .tar : nil
    }
  }

  /// Office files are zip archives, too; the name of their first entry tells (OPC, ODF, JAR).
  private static func isDocument(_ bytes: UnsafeRawBufferPointer) -> Bool {
    ["[Content_Types].xml", "_rels/", "mimetype", "META-INF/"].contains { name in
      bytes.count >= 30 + name.utf8.count && bytes[30...].starts(with: name.utf8)
    }
  }

  /// A header block of POSIX.1 whose checksum is right: the sum of its bytes, the checksum's own taken as blanks.
  private static func startsTar(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 512, bytes[257..<262].elementsEqual("ustar".utf8) else { return false }
    var sum = 0
    for index in 0..<512 { sum += (148..<156).contains(index) ? 0x20 : Int(bytes[index]) }
    var stated = 0
    for byte in bytes[148..<156] where (0x30...0x37).contains(byte) { stated = stated * 8 + Int(byte) - 0x30 }
    return sum == stated
  }
}
