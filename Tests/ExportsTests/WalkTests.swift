import Exports
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Walking")
struct WalkTests {
  private let folder = TemporaryFolder()

  private func names(_ walk: Walk) -> [String] {
    walk.map { String(decoding: $0.relativePath, as: UTF8.self) }
  }

  @Test("Folders are walked down, hidden ones too, and files sorted bytewise")
  func folders() throws {
    for name in ["b/1", "a/.hidden/x", "a-b", "a/z", "B", "a/.Calendar.directory/Calendar"] { folder.write(name) }
    var walk = try Walk([Array(folder.path.utf8)])
    #expect(names(walk) == ["B", "a-b", "a/.Calendar.directory/Calendar", "a/.hidden/x", "a/z", "b/1"])
    #expect(walk.allSatisfy { $0.size == 1 && $0.path == Array((folder.path + "/").utf8) + $0.relativePath })
    while walk.next() != nil {}
    #expect(walk.skipped == 0 && walk.failures.isEmpty)
  }

  @Test("Links and pipes are passed over and counted")
  func special() throws {
    folder.write("real/a")
    #expect(symlink(folder.path + "/real", folder.path + "/link") == 0)
    #expect(symlink("/nowhere", folder.path + "/dangling") == 0)
    #expect(symlink(folder.path, folder.path + "/real/loop") == 0)
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    var walk = try Walk([Array(folder.path.utf8)])
    #expect(names(walk) == ["real/a"])
    while walk.next() != nil {}
    #expect(walk.skipped == 4)
  }

  @Test("A PATH that is a file goes by its last component; one that is a link stands for its target")
  func files() throws {
    let path = folder.write("deep/a.ics")
    #expect(symlink(folder.path + "/deep", folder.path + "/link") == 0)
    #expect(names(try Walk([path])) == ["a.ics"])
    #expect(names(try Walk([Array((folder.path + "/link/").utf8)])) == ["a.ics"])
  }

  @Test("Slashes at the end of a PATH change nothing")
  func slashes() throws {
    folder.write("a")
    #expect(try Array(Walk([Array((folder.path + "///").utf8)])) == Array(Walk([Array(folder.path.utf8)])))
  }

  @Test("Names that are not UTF-8 are kept as bytes")
  func bytes() throws {
    folder.write([0xFF, 0x0A, 0xE9, UInt8(ascii: "/"), 0x80])
    #expect(try Walk([Array(folder.path.utf8)]).map(\.relativePath) == [[0xFF, 0x0A, 0xE9, 0x2F, 0x80]])
  }

  @Test("What was found under one PATH is not found again under another, whatever the spelling")
  func overlap() throws {
    for name in ["b/x", "b/c/z", "a/y"] { folder.write(name) }
    let root = folder.path
    #expect(symlink(root + "/b", root + "/to-b") == 0)
    func walked(_ paths: String...) throws -> [String] { try names(Walk(paths.map { Array((root + $0).utf8) })) }
    #expect(try walked("/b", "") == ["a/y", "c/z", "x"])
    #expect(try walked("", "/b", "/b/c/z") == ["a/y", "b/c/z", "b/x"])
    #expect(try walked("/a/./y", "/b/../a//y", "/a") == ["y"])
    #expect(try walked("/b/", "/to-b") == ["c/z", "x"])
  }

  @Test("Files of several PATHs come in one order, and folders where their paths sort, not their names")
  func merged() throws {
    for name in ["p/b", "q/a", "q/c", "p/d/x", "p/d.x", "p/d0"] { folder.write(name) }
    let walk = try Walk([Array((folder.path + "/q").utf8), Array((folder.path + "/p").utf8)])
    #expect(names(walk) == ["a", "b", "c", "d.x", "d/x", "d0"])
  }

  @Test("A PATH that does not exist is an error")
  func missing() {
    #expect(throws: ReadError(path: Array("/nowhere/at/all".utf8), reason: .system(errno: ENOENT))) {
      try Walk([Array("/nowhere/at/all".utf8)])
    }
    #expect(throws: ReadError.self) { try Walk([[0x61, 0x00, 0x62]]) }
  }

  @Test("A long and deep tree is walked without recursion")
  func deep() throws {
    folder.write(Array(repeatElement("d/", count: 900).joined().utf8) + Array("x".utf8))
    #expect(try Walk([Array(folder.path.utf8)]).map(\.size) == [1])
  }
}
