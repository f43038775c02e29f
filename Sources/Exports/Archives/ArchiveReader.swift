internal import CLibArchive

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads an archive from its start to its end, as libarchive tells it: the only place that knows the library.
///
/// Which formats and filters there are is settled before anything is unpacked, so that a file inside a file inside a file is
/// never opened on the way.
final class ArchiveReader {
  struct Header {
    /// As it is in the archive; libarchive composes the letters (Unicode normal form C) of a zip's UTF-8 names.
    let name: [UInt8]
    /// Not for a link, a folder, a device.
    let isFile: Bool
    let isFolder: Bool
    let isEncrypted: Bool
    /// In bytes, when the archive says so.
    let size: Int?
  }

  // AE_IFREG and AE_IFDIR, macros that Swift does not see.
  private static let regular: mode_t = 0o100000
  private static let folder: mode_t = 0o040000

  private let archive: OpaquePointer
  private let path: [UInt8]
  /// Names of a zip that are marked as UTF-8 are converted to the locale's charset, so that has to be one that holds them. Those of
  /// a tar are bytes where the locale knows ASCII alone.
  private let locale: locale_t?

  /// - Parameters:
  ///   - file: read from its start; stays open as long as this lives.
  ///   - path: what messages call it.
  init(_ file: PiecewiseFile, path: [UInt8]) throws(ReadError) {
    let start = try file.read(0..<min(file.size, ArchiveLook.decisiveLength))
    guard let format = start.withUnsafeBytes({ ArchiveLook($0).format }), let archive = archive_read_new() else {
      throw ReadError(path: path, reason: .archive(.damaged("no archive")))
    }
    (self.archive, self.path) = (archive, path)
    let names = ["C.UTF-8", "en_US.UTF-8"]
    locale = format == .zip ? names.lazy.compactMap { newlocale(LC_CTYPE_MASK, $0, nil) }.first : nil
    switch format {
    // Without the list at its end a zip file is a piece of one.
    case .zip: archive_read_support_format_zip_seekable(archive)
    case .tar: archive_read_support_format_tar(archive)
    case .gzip:
      archive_read_append_filter(archive, ARCHIVE_FILTER_GZIP)
      archive_read_support_format_tar(archive)
      archive_read_support_format_raw(archive)
      if try Self.saysEmpty(file) { archive_read_support_format_empty(archive) }
    }
    lseek(file.descriptor, 0, SEEK_SET)
    guard archive_read_open_fd(archive, file.descriptor, 256 << 10) == ARCHIVE_OK else { throw damage }
  }

  /// Whether a gzip file ends with an empty block, and 0 for checksum and length. Without this a file that was cut before its
  /// first byte of content would pass for empty, too.
  private static func saysEmpty(_ file: PiecewiseFile) throws(ReadError) -> Bool {
    let end = try file.read(max(0, file.size - 13)..<file.size)
    let block = end.dropLast(8)
    return end.suffix(8).allSatisfy { $0 == 0 }
      && (block.suffix(2).elementsEqual([0x03, 0x00]) || block.elementsEqual([0x01, 0x00, 0x00, 0xFF, 0xFF]))
  }

  static func isZip(_ file: PiecewiseFile) throws(ReadError) -> Bool {
    try file.read(0..<min(file.size, ArchiveLook.decisiveLength)).withUnsafeBytes { ArchiveLook($0).format == .zip }
  }

  deinit {
    archive_read_free(archive)
    if let locale { freelocale(locale) }
  }

  /// Whether this is a packed file, not an archive of files; known from the first header on.
  var isSingle: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW }

  /// Packed bytes that were read so far.
  var packedBytes: Int { Int(archive_filter_bytes(archive, -1)) }

  /// Nil behind the last entry.
  func next() throws(ReadError) -> Header? {
    var entry: OpaquePointer?
    let result = inLocale { archive_read_next_header(archive, &entry) }
    if result == ARCHIVE_EOF { return nil }
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else { throw damage }
    let name = archive_entry_pathname(entry).map { UnsafeRawBufferPointer(start: $0, count: strlen($0)).map { $0 } }
    let type = archive_entry_filetype(entry)
    return Header(
      name: name ?? [], isFile: type == Self.regular && archive_entry_hardlink(entry) == nil,
      isFolder: type == Self.folder, isEncrypted: archive_entry_is_encrypted(entry) != 0,
      size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil)
  }

  /// The next bytes of the entry; none at its end.
  /// - Throws: `.damagedEntry`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw ReadError(path: path, reason: .archive(.damagedEntry(words))) }
    return count
  }

  private var damage: ReadError { ReadError(path: path, reason: .archive(.damaged(words))) }

  /// The library's own, printable ones only: it may quote a name.
  private var words: String {
    guard let text = archive_error_string(archive) else { return "no reason is known" }
    return PathDisplay(UnsafeRawBufferPointer(start: text, count: min(strlen(text), 200)).map { $0 }).text
  }

  /// Runs `body` on this thread in the reader's locale.
  private func inLocale<Result>(_ body: () -> Result) -> Result {
    guard let locale else { return body() }
    let before = uselocale(locale)
    defer { uselocale(before) }
    return body()
  }
}
