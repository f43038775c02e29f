import Digests

/// The files in an archive, unpacked while they are asked for, in the order of the archive. Memory is that of one entry of a few
/// MiB; a larger one lies in a temporary file without a name, and is read there in pieces like any other.
///
/// Names are only ever names: nothing is created under them here. Links, folders and devices are no files and are not followed.
public final class ArchiveWalk {
  /// Links and devices among the entries so far.
  public private(set) var skipped = 0

  private let file: PiecewiseFile
  private let path: [UInt8]
  private let limits: ArchiveLimits
  private let survey: ArchiveSurvey
  private let reader: ArchiveReader
  private let buffer: UnsafeMutableRawBufferPointer
  private let watch: (Int) -> Void
  private var unpacked = 0
  /// Names of entries that were left. The entries may be told apart by nothing, so each name comes once.
  private var left: Set<SHA256Digest> = []
  /// Of the entry that is unpacked, in bytes: so far, and as it says itself.
  private var size = 0
  private var statedSize = 0
  private var packedBefore = 0

  /// Looks the whole archive over first.
  /// - Parameter watch: is told the bytes that were unpacked so far, now and then: a large entry takes a while.
  /// - Throws: `ReadError` when it is damaged or asks too much; nothing of it is to be read then.
  public init(_ path: [UInt8], limits: ArchiveLimits = ArchiveLimits(), watch: @escaping (Int) -> Void = { _ in })
    throws(ReadError)
  {
    file = try PiecewiseFile(path)
    self.watch = watch
    survey = try ArchiveSurvey(file, path: path, limits: limits, watch: watch)
    reader = try ArchiveReader(file, path: path)
    (self.path, self.limits) = (path, limits)
    buffer = .allocate(byteCount: Kind.decisiveLength, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// Nil behind the last.
  /// - Throws: `ReadError` when the archive cannot be read on, or changed since it was opened: nothing of it is to be believed then.
  public func next() throws(ReadError) -> ArchiveEntry? {
    while let header = try reader.next() {
      guard header.isFile else {
        if !header.isFolder { skipped += 1 }
        continue
      }
      let said = reader.isSingle ? Self.unpackedName(of: path) : header.name
      let name = EntryPath(said)
      statedSize = reader.isSingle ? survey.unpackedSize : header.size
      guard let problem = problem(of: header, name) else {
        return ArchiveEntry(path: name.bytes, content: content())
      }
      let shown = name.problem == nil ? name.bytes : EntryPath.shown(said)
      guard left.insert(SHA256Digest(of: shown)).inserted else { continue }
      return ArchiveEntry(path: shown, content: .left(error(problem)))
    }
    try file.checkUnchanged()
    return nil
  }

  private func problem(of header: ArchiveReader.Header, _ name: EntryPath) -> ArchiveProblem? {
    if let problem = name.problem { return problem }
    if survey.isAmbiguous(name) { return .ambiguousName }
    if header.isEncrypted { return .encrypted }
    return statedSize > limits.entrySize ? .entryTooLarge : nil
  }

  /// What `box.mbox.gz` holds is called `box.mbox`.
  private static func unpackedName(of path: [UInt8]) -> [UInt8] {
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path[...]
    let isMarked = name.count > 3 && String(decoding: name.suffix(3), as: UTF8.self).lowercased() == ".gz"
    return Array(isMarked ? name.dropLast(3) : name)
  }

  // MARK: Unpacking

  /// The others are read even where this one cannot be.
  private func content() -> ArchiveEntry.Content {
    (size, packedBefore) = (0, reader.packedBytes)
    do throws(ReadError) { return try unpack() } catch { return .left(error) }
  }

  private func unpack() throws(ReadError) -> ArchiveEntry.Content {
    let first = UnsafeRawBufferPointer(rebasing: buffer[..<(try fill())])
    switch Kind(of: first) {
    case .other: return .other
    case .archive: return .nested
    case .iCalendar, .message, .mbox: break
    }
    var bytes = Array(first)
    while bytes.count < limits.memorySize {
      let more = try fill()
      if more == 0 { return .bytes(.memory(bytes)) }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<more]))
    }
    let space = try TemporarySpace(for: path)
    try Self.append(bytes, to: space)
    bytes = []
    while true {
      let more = try fill()
      if more == 0 { return .bytes(.file(try space.finished())) }
      try space.append(UnsafeRawBufferPointer(rebasing: buffer[..<more]))
    }
  }

  /// The buffer filled, but for the end of the entry.
  private func fill() throws(ReadError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    try count(filled)
    return filled
  }

  private static func append(_ bytes: [UInt8], to space: borrowing TemporarySpace) throws(ReadError) {
    var failure: ReadError?
    bytes.withUnsafeBytes { bytes in
      do throws(ReadError) { try space.append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Holds the entry to its own word, by which the survey held the archive to the limits.
  private func count(_ more: Int) throws(ReadError) {
    size += more
    guard size <= statedSize else { throw error(.damagedEntry("it unpacks to more than it says")) }
    if reader.isSingle, more < buffer.count, size < statedSize {
      throw error(.damagedEntry("it unpacks to less than it holds"))
    }
    unpacked += more
    watch(unpacked)
    // What is read ahead belongs to the next entry; at most one block of it.
    guard !limits.exceedsRatio(size, of: reader.packedBytes - packedBefore) else { throw error(.entryRatio) }
  }

  private func error(_ problem: ArchiveProblem) -> ReadError { ReadError(path: path, reason: .archive(problem)) }
}
