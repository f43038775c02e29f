import Foundation
import Testing

@Suite("Exports as they lie on disks")
struct OddInputTests {
  private let owner = "ines.carver@nordhafen.example"
  private var conferences: String { BuiltProgram.root.appendingPathComponent("samples/conferences.yaml").path }
  private var calendar: Data {
    get throws {
      let folder = BuiltProgram.root.appendingPathComponent("samples/export/lena.sjoberg@nordhafen.example/Calendar")
      return try Data(contentsOf: folder.appendingPathComponent("lync-2010-yearly.ics"))
    }
  }

  /// Names of any bytes but NUL and slash.
  private func write(_ name: [UInt8], in folder: URL) throws {
    let path = Array(folder.path.utf8) + [0x2F] + name + [0]
    let file = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_WRONLY | O_CREAT, 0o644) }
    }
    #expect(file >= 0)
    FileHandle(fileDescriptor: file, closeOnDealloc: true).write(try calendar)
  }

  @Test("Names are bytes: none collides with another, the longest are written, and verify finds them all")
  func names() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appendingPathComponent("export/lena.sjoberg@nordhafen.example")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    let names: [[UInt8]] = [
      [0xFF], Array("\\xff".utf8), Array("\\x5cxff".utf8), Array("a\\b".utf8), Array("x\ny".utf8),
      Array("'\" ,=1".utf8),
      Array("A.ics".utf8), Array("a.ics".utf8), Array("\u{E9}".utf8), Array("e\u{301}".utf8),
      [UInt8](repeating: 0x61, count: 255),
      Array("--json".utf8), Array("$(id)".utf8),
    ]
    for name in names { try write(name, in: box) }
    let out = folder.appendingPathComponent("out").path
    let applied = try BuiltProgram.run(
      ["apply", folder.appendingPathComponent("export").path, "--conferences", conferences, "--output", out])
    #expect(applied.status == 0, "\(applied.error)")
    let proof = try BuiltProgram.run(["verify", out])
    #expect(proof.status == 0 && proof.output.hasPrefix("\(names.count) files"), "\(proof.output)\(proof.error)")
  }

  @Test("A PATH that is no UTF-8 is found")
  func rawPath() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try write([0x61, 0xFF, 0x62], in: folder)
    let script = "exec \"$0\" scan --json \"$1/$(printf 'a\\377b')\""
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, BuiltProgram.executable.path, folder.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(output.contains("\"path\":\"a\\\\xffb\",\"path_bytes\":\"Yf9i\""))
  }

  @Test("Pipes and links in a folder hang nothing, and two PATHs that meet are refused before anything is written")
  func special() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["a", "b"] {
      let box = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
      try write(Array("1.ics".utf8), in: box)
    }
    #expect(mkfifo(folder.path + "/a/pipe", 0o600) == 0)
    #expect(symlink(folder.path, folder.path + "/a/loop") == 0)
    let scanned = try BuiltProgram.run(["scan", folder.path, "-v"])
    #expect(scanned.status == 0 && scanned.error.contains("2 links, devices and pipes were passed over"))
    let out = folder.appendingPathComponent("out").path
    let both = try BuiltProgram.run(
      ["apply", folder.path + "/a", folder.path + "/b", "--conferences", conferences, "--output", out])
    #expect(both.status == 64 && both.error.contains("updated/1.ics"))
    #expect(!FileManager.default.fileExists(atPath: out))
    // The same folder in two spellings is one.
    let same = try BuiltProgram.run(["scan", "--json", folder.path + "/b", folder.path + "/./b/"])
    #expect(same.output.split(separator: "\n").count == 1)
  }

  @Test("A mailbox that grows while it is read fails, and nothing of it is written")
  func growing() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appendingPathComponent("export/\(owner)")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    let sample = try Data(
      contentsOf: BuiltProgram.root.appendingPathComponent("samples/export/\(owner)/archive.mbox"))
    let file = box.appendingPathComponent("archive.mbox")
    try Data((0..<((6 << 20) / sample.count)).map { _ in sample }.joined()).write(to: file)
    // Grows all the time, so that no run can miss it, until its name is gone. It is opened once, so nobody makes it again.
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "exec 3>>\"$0\"; while [ -f \"$0\" ]; do echo x >&3; done", file.path]
    try writer.run()
    defer {
      try? FileManager.default.removeItem(at: file)
      writer.waitUntilExit()
    }
    let out = folder.appendingPathComponent("out")
    let result = try BuiltProgram.run(
      ["apply", folder.appendingPathComponent("export").path, "--conferences", conferences, "--output", out.path])
    #expect(result.status == 1 && result.error.contains("changed while it was read"), "\(result.error)")
    let lines = try String(contentsOf: out.appendingPathComponent("report.jsonl"), encoding: .utf8)
    #expect(lines.split(separator: "\n").count == 1 && lines.contains("\"reason\":\"io-error\""))
    let outputs = try BuiltProgram.files(under: out)
    #expect(!outputs.keys.contains { $0.hasPrefix("updated/") || $0.hasPrefix("outbox/") })
  }

  @Test("A clock that is no number is refused")
  func epoch() throws {
    let result = try BuiltProgram.run(["scan", "/dev/null"], environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(result.status == 64 && result.error.contains("SOURCE_DATE_EPOCH"))
  }
}
