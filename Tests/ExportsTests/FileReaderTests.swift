import Exports
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Reading files")
struct FileReaderTests {
  private let folder = TemporaryFolder()

  @Test(
    "One buffer serves files of all sizes",
    arguments: [0, 1, 65_535, 65_536, 200_000, 9_000_003])
  func sizes(_ size: Int) throws {
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let big = folder.write(Array("big".utf8), content)
    let small = folder.write("small", "abc")
    var reader = FileReader()
    for _ in 0..<2 {
      #expect(try reader.withBytes(of: big) { Array($0) } == content)
      #expect(try reader.withMappedBytes(of: big) { Array($0) } == content)
      #expect(try reader.withBytes(of: small) { Array($0) } == Array("abc".utf8))
    }
  }

  @Test("Links, folders, pipes and devices are not read, and a pipe is not waited for")
  func special() {
    folder.write("real")
    #expect(symlink(folder.path + "/real", folder.path + "/link") == 0)
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    for name in [folder.path + "/link", folder.path, folder.path + "/pipe", "/dev/null"] {
      #expect(throws: ReadError(path: Array(name.utf8), reason: .notRegular)) {
        var reader = FileReader()
        return try reader.withBytes(of: Array(name.utf8)) { $0.count }
      }
    }
  }

  @Test("What is missing says so")
  func missing() {
    let path = Array((folder.path + "/none").utf8)
    let error = #expect(throws: ReadError.self) {
      var reader = FileReader()
      return try reader.withBytes(of: path) { $0.count }
    }
    #expect(error?.isMissing == true)
    #expect(error?.sentence.isEmpty == false)
  }

  @Test("A mapped file that changes while it is read is noticed")
  func changed() {
    let path = folder.write(Array("big".utf8), [UInt8](repeating: 0x61, count: 9_000_000))
    #expect(throws: ReadError(path: path, reason: .changedWhileRead)) {
      let reader = FileReader()
      return try reader.withMappedBytes(of: path) { bytes -> Int in
        let descriptor = open(folder.path + "/big", O_WRONLY | O_APPEND)
        _ = write(descriptor, "more", 4)
        close(descriptor)
        return bytes.count
      }
    }
  }
}
