import Foundation
import Testing

@testable import redial

@Suite("Files that appear whole or not at all")
struct AtomicFileWriterTests {
  private let folder: URL

  init() throws { folder = try BuiltProgram.folder() }

  private var root: String { folder.path + "/out" }

  private func names(in folder: String = "") -> [String] {
    AtomicFileWriter.names(in: root + "/" + folder).map { String(decoding: $0, as: UTF8.self) }
  }

  private func content(_ name: String) -> String? { try? String(contentsOfFile: root + "/" + name, encoding: .utf8) }

  @Test("A file has no name before its bytes are on disk")
  func waits() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let writer = try AtomicFileWriter(root: root)
    try writer.write(Array("one".utf8), to: Array("a/b.txt".utf8))
    #expect(names(in: "a").isEmpty)
    try writer.synchronize()
    #expect(content("a/b.txt") == "one")
    #expect(names().filter { $0 != "a" } == [".redial-partial"])
  }

  @Test("A name that is asked for while a file waits for it is that file's")
  func meets() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let writer = try AtomicFileWriter(root: root)
    let path = Array("x".utf8)
    try writer.write(Array("first".utf8), to: path)
    try writer.synchronize()
    try writer.write(Array("other".utf8), to: path)
    // The folder still holds just these bytes under the name.
    #expect(try writer.write(Array("first".utf8), to: path))
    let stream = try writer.stream(to: path)
    try stream.write(Array("last".utf8))
    try stream.finish()
    try writer.synchronize()
    #expect(content("x") == "last")
    try writer.write(Array("again".utf8), to: path)
    try writer.remove(path)
    try writer.synchronize()
    #expect(content("x") == nil)
  }

  @Test("However many files wait, few do at once, and all get their names")
  func many() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let writer = try AtomicFileWriter(root: root)
      for number in 0...WaitingFiles.most { try writer.write([UInt8(number & 0xFF)], to: Array("\(number)".utf8)) }
      #expect(names().count == WaitingFiles.most + 1)
      #expect(try writer.names(in: "").count == WaitingFiles.most + 2)
      try writer.synchronize()
    }
    #expect(names().count == WaitingFiles.most + 1)
  }

  @Test("What was never given a name leaves nothing behind")
  func dropped() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let writer = try AtomicFileWriter(root: root)
      try writer.write([1], to: Array("lost".utf8))
      #expect(names(in: ".redial-partial").count == 1)
    }
    #expect(names().isEmpty)
  }

  @Test("What a killed run left behind under the same process number is in nobody's way")
  func leftovers() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let partial = root + "/.redial-partial"
    try AtomicFileWriter.makeFolders(partial)
    for number in 1...3 {
      try Data().write(to: URL(fileURLWithPath: partial + "/\(ProcessInfo.processInfo.processIdentifier)-\(number)"))
    }
    let writer = try AtomicFileWriter(root: root)
    try writer.write(Array("x".utf8), to: Array("x".utf8))
    try writer.synchronize()
    #expect(content("x") == "x")
  }
}
