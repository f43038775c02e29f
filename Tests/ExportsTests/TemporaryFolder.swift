#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that is removed again with all that was put in it.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/redial-exports-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      String(cString: mkdtemp(buffer.baseAddress.unsafelyUnwrapped).unsafelyUnwrapped)
    }
  }

  deinit { Self.remove(Array(path.utf8)) }

  /// Writes a file; folders on the way are made. Names are bytes.
  @discardableResult
  func write(_ name: [UInt8], _ content: [UInt8] = [0x78]) -> [UInt8] {
    let full = Array(path.utf8) + [UInt8(ascii: "/")] + name
    for slash in full.indices where full[slash] == UInt8(ascii: "/") && slash > path.utf8.count {
      _ = Self.with(Array(full[..<slash])) { mkdir($0, 0o700) }
    }
    Self.with(full) { name in
      guard let file = fopen(name, "w") else { return }
      _ = content.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
      fclose(file)
    }
    return full
  }

  @discardableResult
  func write(_ name: String, _ content: String = "x") -> [UInt8] { write(Array(name.utf8), Array(content.utf8)) }

  private static func with<Result>(_ path: [UInt8], _ call: (UnsafePointer<CChar>) -> Result) -> Result {
    (path + [0]).withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { call($0.baseAddress.unsafelyUnwrapped) }
    }
  }

  private static func remove(_ path: [UInt8]) {
    if with(path, { unlink($0) }) == 0 { return }
    guard let stream = with(path, { opendir($0) }) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { remove(path + [UInt8(ascii: "/")] + name) }
    }
    closedir(stream)
    _ = with(path) { rmdir($0) }
  }
}
