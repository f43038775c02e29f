#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why something of an export could not be read.
public struct ReadError: Error, Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// The system's error number.
    case system(errno: Int32)
    /// A symbolic link, a directory, a device, a pipe.
    case notRegular
    /// Size or time of change moved while it was read.
    case changedWhileRead
    /// Over `FileReader.largestSize`.
    case tooLarge
    /// Something about an archive or an entry of one.
    case archive(ArchiveProblem)
  }

  public let path: [UInt8]
  public let reason: Reason

  public init(path: [UInt8], reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Whether nothing stands at the path (exit code 66).
  public var isMissing: Bool { reason == .system(errno: ENOENT) || reason == .system(errno: ENOTDIR) }

  /// A few plain words, without the path.
  public var sentence: String {
    switch reason {
    case .system(let number): Self.words(of: number)
    case .notRegular: "not a regular file"
    case .changedWhileRead: "the file changed while it was read"
    case .tooLarge: "the file is over \(FileReader.largestSize >> 20) MiB"
    case .archive(let problem): problem.sentence
    }
  }
}

extension ReadError {
  /// The system's words for an error number.
  static func words(of number: Int32) -> String { String(cString: strerror(number)) }
}

/// A call of the system's with a path that is made of bytes.
enum SystemPath {
  /// Runs `call` with the path as a C string; the path may hold any byte but NUL, with which nothing exists.
  static func with<Result>(_ path: [UInt8], _ call: (UnsafePointer<CChar>) -> Result) throws(ReadError) -> Result {
    guard !path.isEmpty, !path.contains(0) else { throw ReadError(path: path, reason: .system(errno: ENOENT)) }
    return (path + [0]).withUnsafeBytes { bytes in
      // The array is not empty, so that it has a base address.
      bytes.withMemoryRebound(to: CChar.self) { call($0.baseAddress.unsafelyUnwrapped) }
    }
  }
}
