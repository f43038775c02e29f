import Digests

/// What is to be known of an archive before anything of it is believed: that it is whole, keeps to the limits, and which of
/// its names are given twice. A packed file is unpacked for that; a zip is only listed.
struct ArchiveSurvey {
  /// Hashes of names that no entry may have. A few that mean no harm may share one: they are left and reported, too.
  private(set) var ambiguous: Set<UInt64> = []
  private(set) var count = 0
  /// Of a packed file as a whole, in bytes; of a tar and a zip, the file's.
  let unpackedSize: Int

  /// Of a row in a zip's list, on average, in bytes.
  private static let longestRow = 256

  init(_ file: PiecewiseFile, path: [UInt8], limits: ArchiveLimits, watch: (Int) -> Void) throws(ReadError) {
    let format = try ArchiveReader.format(of: file)
    unpackedSize = try format == .gzip ? GzipCheck(file, path: path, limits: limits, watch: watch).size : file.size
    let directory = try format == .zip ? ZipDirectory(file) : nil
    guard directory?.size ?? 0 <= limits.entries * Self.longestRow else { throw Self.error(.tooManyEntries, path) }
    let reader = try ArchiveReader(file, path: path)
    var names: Set<UInt64> = []
    var folders: Set<UInt64> = []
    var stated = 0
    while let header = try reader.next() {
      count += 1
      guard count <= limits.entries, folders.count <= limits.entries else { throw Self.error(.tooManyEntries, path) }
      guard header.isFile else { continue }
      stated += min(header.size, limits.totalSize + 1)
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
    guard reader.isEnded(within: unpackedSize) else {
      throw Self.error(.damaged("it ends without the mark of its end"), path)
    }
    guard directory?.agrees(with: count) ?? true else {
      throw Self.error(.damaged("it says to have other entries than can be found"), path)
    }
    ambiguous.formUnion(names.intersection(folders))
  }

  func isAmbiguous(_ path: EntryPath) -> Bool {
    !ambiguous.isEmpty && ambiguous.contains(FNV1a64(of: path.bytes).value)
  }

  private static func error(_ problem: ArchiveProblem, _ path: [UInt8]) -> ReadError {
    ReadError(path: path, reason: .archive(problem))
  }
}
