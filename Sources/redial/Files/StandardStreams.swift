#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Buffered writing to standard output, and sentences to standard error. A broken pipe is success: the reader had enough.
struct StandardOutput {
  private var buffer: [UInt8] = []

  init() { buffer.reserveCapacity(1 << 16) }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { flush() }
  }

  mutating func write(_ text: String) { write(text.utf8) }

  mutating func flush() {
    var offset = 0
    while offset < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        bytes.baseAddress.map { Standard.write(1, $0 + offset, bytes.count - offset) } ?? 0
      }
      if written < 0 {
        if errno == EINTR { continue }
        // A reader that had enough is no failure; a full disk is.
        if errno == EPIPE { exit(0) }
        Standard.complain("cannot write to standard output: \(String(cString: strerror(errno)))")
        exit(74)
      }
      offset += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

enum Standard {
  static func write(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }

  /// One sentence to standard error.
  static func complain(_ message: String) { error("redial: " + message + "\n") }

  /// Text to standard error as it is.
  static func error(_ text: String) {
    Array(text.utf8).withUnsafeBytes { bytes in
      if let base = bytes.baseAddress { _ = write(2, base, bytes.count) }
    }
  }

  /// Whether an environment variable is set and not empty.
  static func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }

  static var outputIsTerminal: Bool { isatty(1) == 1 }
  static var outputIsFile: Bool {
    var status = stat()
    return fstat(1, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
  static var errorIsTerminal: Bool { isatty(2) == 1 }
}
