import Synchronization

/// Whole files that wait for their names: a name is given only when the bytes are on disk, and one flush of the file system
/// serves many. An `fsync` for each file would cost more than all else that a run does with it.
final class WaitingFiles: Sendable {
  /// As many as are given their names at once; also how many temporary files a killed run may leave.
  static let most = 256

  struct Waiting: Sendable {
    let path: [UInt8]
    let file: TemporaryFile
  }

  private let files = Mutex<[Waiting]>([])

  /// Whether a file waits for this very name: what the folder holds under it is then no longer true.
  func holds(_ path: [UInt8]) -> Bool { files.withLock { $0.contains { $0.path == path } } }

  /// - Returns: whether so many wait that it is time to `take` them.
  func add(_ file: TemporaryFile, as path: [UInt8]) -> Bool {
    file.closeData()
    return files.withLock { files in
      files.append(Waiting(path: path, file: file))
      return files.count >= Self.most
    }
  }

  /// All that wait, in the order in which they came.
  func take() -> [Waiting] {
    files.withLock { files in
      defer { files.removeAll(keepingCapacity: true) }
      return files
    }
  }
}
