#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps a second run out of an output folder. The lock is the kernel's (`flock`), so it ends with the process, however that
/// ends; the empty file `.lock` in the folder stays, because removing it would let two runs hold one each.
public struct RunLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Takes the lock of a folder that exists. Never waits.
  /// - Throws: `busy` when another run has it, else `cannotOpen`.
  public init(folder: String) throws(LedgerError) {
    let path = folder + "/.lock"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw .cannotOpen("\(path): \(String(cString: strerror(errno)))") }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let reason = errno
      if reason == EINTR { continue }
      close(file)
      if reason == EWOULDBLOCK { throw .busy }
      throw .cannotOpen("\(path): \(String(cString: strerror(reason)))")
    }
    descriptor = file
  }

  deinit { close(descriptor) }
}
