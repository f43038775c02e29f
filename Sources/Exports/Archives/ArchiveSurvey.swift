import Digests

/// What is to be known of an archive before anything of it is believed: that it is whole, keeps to the limits, and which of
/// its names are given twice. A packed tar is unpacked for that; a zip is only listed.
struct ArchiveSurvey {
  /// Hashes of names that no entry may have. A few that mean no harm may share one: they are left and reported, too.
  private(set) var ambiguous: Set<UInt64> = []
  private(set) var count = 0

  /// Of a row in a zip's list, on average, in bytes.
  private static let longestRow = 256

  init(_ file: PiecewiseFile, path: [UInt8], limits: ArchiveLimits, watch: (Int) -> Void) throws(ReadError) {
    let directory = try ArchiveReader.isZip(file) ? ZipDirectory(file) : nil
    guard directory?.size ?? 0 <= limits.entries * Self.longestRow else { throw Self.error(.tooManyEntries, path) }
    let reader = try ArchiveReader(file, path: path)
    var names: Set<UInt64> = []
    var folders: Set<UInt64> = []
    var stated = 0
    while let header = try reader.next() {
      count += 1
      guard count <= limits.entries, folders.count <= limits.entries else { throw Self.error(.tooManyEntries, path) }
      if reader.isSingle { try Self.readAll(reader, limits, path, file.size, watch) }
      guard header.isFile else { continue }
      stated += min(max(0, header.size ?? 0), limits.totalSize + 1)
      watch(stated)
      guard stated <= limits.totalSize else { throw Self.error(.totalTooLarge, path) }
      guard !limits.exceedsRatio(stated, of: file.size) else { throw Self.error(.totalRatio, path) }
      let name = EntryPath(header.name)
      guard name.problem == nil else { continue }
      var hashes = name.hashes
      let whole = hashes.removeLast()
      if !names.insert(whole).inserted { ambiguous.insert(whole) }
      folders.formUnion(hashes)
    }
    guard directory?.agrees(with: count) ?? true else {
      throw Self.error(.damaged("it says to have other entries than can be found"), path)
    }
    ambiguous.formUnion(names.intersection(folders))
  }

  func isAmbiguous(_ path: EntryPath) -> Bool {
    !ambiguous.isEmpty && ambiguous.contains(FNV1a64(of: path.bytes).value)
  }

  /// A packed file says neither how large it is nor whether it is whole.
  private static func readAll(
    _ reader: ArchiveReader, _ limits: ArchiveLimits, _ path: [UInt8], _ packed: Int, _ watch: (Int) -> Void
  ) throws(ReadError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 128 << 10, alignment: 64)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count: Int
      do throws(ReadError) { count = try reader.read(into: buffer) } catch {
        guard case .archive(.damagedEntry(let words)) = error.reason else { throw error }
        throw Self.error(.damaged(words), path)
      }
      if count == 0 { return }
      total += count
      watch(total)
      guard total <= limits.entrySize else { throw Self.error(.entryTooLarge, path) }
      guard !limits.exceedsRatio(total, of: packed) else { throw Self.error(.totalRatio, path) }
    }
  }

  private static func error(_ problem: ArchiveProblem, _ path: [UInt8]) -> ReadError {
    ReadError(path: path, reason: .archive(problem))
  }
}
