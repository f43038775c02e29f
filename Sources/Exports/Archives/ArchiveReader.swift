internal import CLibArchive

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads an archive from its start to its end, as libarchive tells it: the only place that knows the library.
///
/// Which formats and filters there are is settled before anything is unpacked, so that a file inside a file inside a file is
/// never opened on the way. A gzip file has to be known for whole (`GzipCheck`): the library passes over its checksums.
final class ArchiveReader {
  struct Header {
    /// As it is in the archive; libarchive composes the letters (Unicode normal form C) of a zip's UTF-8 names.
    let name: [UInt8]
    /// Not for a link, a folder, a device.
    let isFile: Bool
    let isFolder: Bool
    let isEncrypted: Bool
    /// In bytes, as the archive says; 0 where it says nothing, which a packed file never does.
    let size: Int
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
    guard let format = try Self.format(of: file), let archive = archive_read_new() else {
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
      archive_read_support_format_empty(archive)
    }
    lseek(file.descriptor, 0, SEEK_SET)
    guard archive_read_open_fd(archive, file.descriptor, 256 << 10) == ARCHIVE_OK else { throw damage }
  }

  static func format(of file: PiecewiseFile) throws(ReadError) -> ArchiveLook.Format? {
    try file.read(0..<min(file.size, ArchiveLook.decisiveLength)).withUnsafeBytes { ArchiveLook($0).format }
  }

  deinit {
    archive_read_free(archive)
    if let locale { freelocale(locale) }
  }

  /// Whether this is a packed file, not an archive of files; known from the first header on.
  var isSingle: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW }

  /// Behind the last entry: whether a block of zeros stands there, by which a tar ends (POSIX.1, pax). The library takes the end of
  /// the file for it, too, wherever that is between two entries.
  /// - Parameter size: of the tar, in bytes.
  func isEnded(within size: Int) -> Bool {
    archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK != ARCHIVE_FORMAT_TAR
      || Int(archive_read_header_position(archive)) + 512 <= size
  }

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
      size: max(0, Int(archive_entry_size(entry))))
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
