import Exports

/// The files in one archive of a run, found while they are unpacked.
final class EntryGathering {
  private let archive: InputEntry
  private let files: InputGathering
  private let progress: Progress
  private var walk: ArchiveWalk?
  private var isDone = false
  /// Why nothing of the archive is to be believed; known when `next` has given nil.
  private(set) var problem: ReadError?

  init(_ archive: InputEntry, _ files: InputGathering, _ progress: Progress) {
    self.progress = progress
    self.archive = archive
    self.files = files
  }

  /// The next file of this run's share.
  func next() -> InputEntry? {
    guard !isDone else { return nil }
    do throws(ReadError) {
      if walk == nil { walk = try ArchiveWalk(archive.path) { [progress] in progress.showUnpacked($0) } }
      guard let walk else { return nil }
      while let entry = try walk.next() {
        if let entry = files.entry(entry, of: archive) { return entry }
      }
      files.passOver(walk.skipped)
    } catch {
      problem = error
    }
    isDone = true
    walk = nil
    return nil
  }
}
