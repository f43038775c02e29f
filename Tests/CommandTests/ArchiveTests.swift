import Foundation
import Testing

@Suite("Archives, from outside")
struct ArchiveTests {
  private let folder: URL
  private let conferences = BuiltProgram.root.appendingPathComponent("samples/conferences.yaml").path
  private let owner = "lena.sjoberg@nordhafen.example"
  private static let samples = BuiltProgram.root.appendingPathComponent("samples")

  init() throws { folder = try BuiltProgram.folder() }

  private var output: String { folder.path + "/out" }
  private var calendar: Data {
    get throws {
      try Data(contentsOf: Self.samples.appendingPathComponent("export/\(owner)/Calendar/lync-2010-yearly.ics"))
    }
  }

  /// Runs a tool of the system that makes archives.
  private func pack(_ tool: String, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func apply(_ path: String, to output: String, _ more: [String] = []) throws -> BuiltProgram.Result {
    try BuiltProgram.run(["apply", path, "--conferences", conferences, "--output", output] + more)
  }

  /// A folder `in` with one file of that content.
  private func input(_ name: String, _ content: Data) throws -> String {
    let input = folder.appendingPathComponent("in")
    try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
    try content.write(to: input.appendingPathComponent(name))
    return input.path
  }

  private func report() throws -> String { try String(contentsOfFile: output + "/report.jsonl", encoding: .utf8) }

  @Test(
    "What comes out of an archive is what comes out of the folder, whatever the number of workers",
    arguments: ["tar", "tgz"])
  func sameAsFolder(form: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("in")
    try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
    let archive = input.appendingPathComponent("export." + form)
    try pack("tar", [form == "tgz" ? "czf" : "cf", archive.path, "export"], in: Self.samples)
    let plain = try apply(Self.samples.appendingPathComponent("export").path, to: folder.path + "/plain")
    let packed = try apply(input.path, to: output)
    #expect(plain.status == 1 && packed.status == 1, "\(packed.error)")
    let expected = try BuiltProgram.files(under: folder.appendingPathComponent("plain/updated"))
    let updated = try BuiltProgram.files(under: folder.appendingPathComponent("out/updated/export.\(form)/export"))
    #expect(expected == updated && expected.count == 26)
    let messages = try BuiltProgram.files(under: folder.appendingPathComponent("out/outbox"))
    #expect(
      try messages.keys.sorted()
        == BuiltProgram.files(under: folder.appendingPathComponent("plain/outbox")).keys.sorted())
    let proof = try BuiltProgram.run(["verify", output])
    #expect(proof.status == 0 && proof.output.hasPrefix("26 files, 162 planned places, 26 messages"), "\(proof.error)")
    let first = try BuiltProgram.files(under: folder.appendingPathComponent("out"))
    _ = try apply(input.path, to: output, ["-j", "1"])
    #expect(try first == BuiltProgram.files(under: folder.appendingPathComponent("out")))
    let again = try BuiltProgram.run(["scan", "--json", output + "/updated", "--conferences", conferences])
    #expect(!again.output.contains("\"verdict\":\"update\""))
    #expect(try String(contentsOfFile: output + "/summary.json", encoding: .utf8).contains("\"files\":{\"archive\":1,"))
  }

  @Test("A large mailbox in an archive is read in pieces, and its changed form proved")
  func mailbox() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let owner = "ines.carver@nordhafen.example"
    let sample = try Data(contentsOf: Self.samples.appendingPathComponent("export/\(owner)/archive.mbox"))
    let box = folder.appendingPathComponent("export/\(owner)")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    try Data((0..<((5 << 20) / sample.count)).map { _ in sample }.joined())
      .write(to: box.appendingPathComponent("all.mbox"))
    try FileManager.default.createDirectory(atPath: folder.path + "/in", withIntermediateDirectories: true)
    try pack("tar", ["czf", "in/t.tgz", "export"], in: folder)
    let plain = try apply(folder.path + "/export", to: folder.path + "/plain")
    let packed = try apply(folder.path + "/in", to: output)
    #expect(plain.status == packed.status, "\(packed.error)")
    let (old, new) = ("/plain/updated/\(owner)/all.mbox", "/out/updated/t.tgz/export/\(owner)/all.mbox")
    #expect(FileManager.default.contentsEqual(atPath: folder.path + old, andPath: folder.path + new))
    #expect(try BuiltProgram.run(["verify", output]).status == 0)
  }

  @Test("verify sees that the archive is another one, or gone")
  func verify() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appendingPathComponent("x/\(owner)")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    try calendar.write(to: box.appendingPathComponent("a.ics"))
    let input = try input("a.tar", Data())
    try pack("tar", ["cf", input + "/a.tar", owner], in: folder.appendingPathComponent("x"))
    _ = try apply(input, to: output)
    #expect(try BuiltProgram.run(["verify", output]).status == 0)
    let other = try String(decoding: calendar, as: UTF8.self).replacing("SUMMARY;", with: "SUMMARY;X-A=1;")
    try Data(other.utf8).write(to: box.appendingPathComponent("a.ics"))
    try pack("tar", ["cf", input + "/a.tar", owner], in: folder.appendingPathComponent("x"))
    let changed = try BuiltProgram.run(["verify", output])
    #expect(changed.status == 1 && changed.error.contains("the source changed since apply read it"), "\(changed.error)")
    try FileManager.default.moveItem(at: box, to: folder.appendingPathComponent("x/b"))
    try pack("tar", ["cf", input + "/a.tar", "b"], in: folder.appendingPathComponent("x"))
    #expect(try BuiltProgram.run(["verify", output]).error.contains("1 entry is no longer in the archive"))
    try FileManager.default.removeItem(atPath: input + "/a.tar")
    #expect(try BuiltProgram.run(["verify", output]).error.contains("the archive cannot be read"))
  }

  @Test("Nothing is written outside the output, whatever an entry is called")
  func traversal() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try input("a.tar", Data())
    let box = folder.appendingPathComponent("x/\(owner)")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    try calendar.write(to: box.appendingPathComponent("a.ics"))
    try pack(
      "tar",
      [
        "-cPf", input + "/a.tar", "--hard-dereference", "--transform", "s,^\(owner)/a.ics$,../../../escaped.ics,",
        owner, "-C", folder.path + "/x",
        folder.path + "/x/\(owner)/a.ics",
      ], in: folder.appendingPathComponent("x"))
    let before = try BuiltProgram.files(under: folder)
    let result = try apply(input, to: output, ["--owner", owner])
    #expect(result.status == 1)
    #expect(
      result.error.split(separator: "\n").filter { $0.contains("absolute or leads upwards") }.count == 2,
      "\(result.error)")
    var after = try BuiltProgram.files(under: folder)
    after = after.filter { !$0.key.hasPrefix("out/") }
    #expect(before == after)
    #expect(try !BuiltProgram.files(under: URL(fileURLWithPath: output)).keys.contains { $0.hasPrefix("updated/") })
    #expect(try report().split(separator: "\n").count == 2 && report().contains("\"reason\":\"io-error\""))
  }

  @Test("A damaged archive is said and left, and the run goes on with the others", arguments: ["a.tgz", "z.tgz"])
  func damaged(name: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try input("m.ics", try calendar)
    try pack("tar", ["czf", input + "/whole", "export"], in: Self.samples)
    let whole = try Data(contentsOf: URL(fileURLWithPath: input + "/whole"))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: input + "/" + name))
    try FileManager.default.removeItem(atPath: input + "/whole")
    let result = try apply(input, to: output)
    #expect(result.status == 1 && result.error.contains("\(name): the archive is damaged"), "\(result.error)")
    #expect(try BuiltProgram.files(under: URL(fileURLWithPath: output + "/updated")).keys.sorted() == ["m.ics"])
    #expect(
      try String(contentsOfFile: output + "/summary.json", encoding: .utf8).contains(
        "\"files\":{\"icalendar\":1,\"unreadable\":1}"))
  }

  @Test("A bomb is a sentence and a bounded run")
  func bomb() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try input("x", Data())
    let script = "{ printf 'Subject: x\\n\\n'; head -c 400000000 /dev/zero; } | gzip -9 > x"
    try pack("sh", ["-c", script], in: URL(fileURLWithPath: input))
    let result = try BuiltProgram.run(["scan", input])
    #expect(result.status == 1 && result.error.contains("200 times its size"), "\(result.error)")
  }

  @Test("An archive in an archive is named and not opened, and one on standard input is refused")
  func nested() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try input("in.ics", try calendar)
    try pack("gzip", [input + "/in.ics"], in: folder)
    try pack("tar", ["cf", folder.path + "/o.tar", "in.ics.gz"], in: URL(fileURLWithPath: input))
    let result = try BuiltProgram.run(["scan", folder.path + "/o.tar"])
    #expect(result.error.contains("archives inside archives are not opened; unpack o.tar/in.ics.gz first"))
    let piped = try BuiltProgram.run(["scan", "-"], input: folder.path + "/o.tar")
    #expect(piped.status == 1 && piped.error.contains("give it as a file"), "\(piped.error)")
  }

  @Test("An archive that grows while it is read is left as a whole")
  func growing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try input("g.tar", Data())
    let box = folder.appendingPathComponent("x/\(owner)")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    for index in 0..<300 { try calendar.write(to: box.appendingPathComponent("\(index).ics")) }
    try pack("tar", ["cf", input + "/g.tar", owner], in: folder.appendingPathComponent("x"))
    let archive = try FileHandle(forWritingTo: URL(fileURLWithPath: input + "/g.tar"))
    try archive.seekToEnd()
    try archive.write(contentsOf: Data("x\n".utf8))
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Through a descriptor that is open already: `>>` would make the file again that was removed just then.
    writer.arguments = ["-c", "exec 3>>\"$0\"; while [ -f \"$0\" ]; do echo x >&3; done", input + "/g.tar"]
    try writer.run()
    defer {
      // Either ends it: where tests run, the signal may be blocked.
      try? FileManager.default.removeItem(atPath: input + "/g.tar")
      writer.terminate()
      writer.waitUntilExit()
    }
    let result = try apply(input, to: output)
    #expect(result.status == 1 && result.error.contains("changed while it was read"), "\(result.error)")
    #expect(try report().split(separator: "\n").count == 1)
    let files = try BuiltProgram.files(under: URL(fileURLWithPath: output))
    #expect(!files.keys.contains { $0.hasPrefix("updated/") || $0.hasPrefix("outbox/") }, "\(files.keys)")
    #expect(!FileManager.default.fileExists(atPath: output + "/updated"))
  }

  @Test("Entries with one name are one failure of the run, and what can be told apart is updated")
  func doubled() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try input("d.tar", Data())
    let box = folder.appendingPathComponent("x/\(owner)")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    for name in ["a.ics", "b.ics"] { try calendar.write(to: box.appendingPathComponent(name)) }
    let names = ["\(owner)/a.ics", "\(owner)/b.ics", "../up.ics", "../up.ics"]
    try calendar.write(to: folder.appendingPathComponent("up.ics"))
    try pack("tar", ["-cPf", input + "/d.tar"] + names, in: folder.appendingPathComponent("x"))
    try pack("tar", ["-rPf", input + "/d.tar", names[0]], in: folder.appendingPathComponent("x"))
    let result = try apply(input, to: output)
    #expect(result.status == 1, "\(result.error)")
    let lines = result.error.split(separator: "\n")
    #expect(lines.filter { $0.contains("a.ics: two entries of the archive have this name") }.count == 1)
    #expect(lines.filter { $0.contains("../up.ics: its name in the archive") }.count == 1)
    #expect(
      try BuiltProgram.files(under: URL(fileURLWithPath: output + "/updated")).keys.sorted()
        == ["d.tar/\(owner)/b.ics"])
    #expect(try BuiltProgram.run(["verify", output]).status == 0)
  }

  @Test("Shards share the entries of an archive, and the archive itself")
  func shards() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try input("e.tar", Data())
    try pack("tar", ["cf", input + "/e.tar", "export"], in: Self.samples)
    let whole = try BuiltProgram.run(["scan", "--json", input]).output.split(separator: "\n").sorted()
    let parts = try (1...3).flatMap {
      try BuiltProgram.run(["scan", "--json", input, "--shard", "\($0)/3"]).output.split(separator: "\n")
    }
    #expect(whole == parts.sorted() && whole.count > 40)
    let lines = try (1...3).map { try BuiltProgram.run(["scan", input, "--shard", "\($0)/3"]).output }
    #expect(lines.filter { $0.contains("1 archive") }.count == 1)
  }

  @Test("--owners sees the entry below the archive, and a file beside a folder of its name is refused")
  func owners() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(atPath: folder.path + "/x/Takeout", withIntermediateDirectories: true)
    try calendar.write(to: folder.appendingPathComponent("x/Takeout/a.ics"))
    let input = try input("takeout-1.tar", Data())
    try pack("tar", ["cf", input + "/takeout-1.tar", "Takeout"], in: folder.appendingPathComponent("x"))
    let map = folder.path + "/owners.csv"
    try Data("takeout-1.tar/Takeout,\(owner)\n".utf8).write(to: URL(fileURLWithPath: map))
    let result = try BuiltProgram.run(["scan", "--json", input, "--owners", map])
    #expect(
      result.output.contains("\"path\":\"takeout-1.tar/Takeout/a.ics\"")
        && result.output.contains("\"owner\":\"\(owner)\""))
    let other = folder.appendingPathComponent("other/takeout-1.tar/Takeout")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    try calendar.write(to: other.appendingPathComponent("a.ics"))
    let both = try BuiltProgram.run(
      ["apply", input, folder.path + "/other", "--conferences", conferences, "--output", output])
    #expect(both.status == 64 && both.error.contains("lies in a folder of the same name"), "\(both.error)")
  }

  @Test("lint and lint --repair go into archives")
  func lint() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let mangled =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:CafÃ© mit JÃ¶rg\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    let input = try input("a.ics", Data(mangled.utf8))
    try pack("gzip", [input + "/a.ics"], in: folder)
    let found = try BuiltProgram.run(["lint", input])
    #expect(found.output.contains("a.ics.gz/a.ics"), "\(found.output)")
    let repaired = try BuiltProgram.run(["lint", input, "--repair", "--output", output])
    #expect(repaired.status == 0, "\(repaired.error)")
    let text = try String(contentsOfFile: output + "/updated/a.ics.gz/a.ics", encoding: .utf8)
    #expect(text.contains("SUMMARY:Café mit Jörg"))
    #expect(try BuiltProgram.run(["verify", output]).status == 0)
    let structure = try BuiltProgram.run(["scan", "--json", "--structure", input])
    #expect(structure.output.split(separator: "\n").count == 2)
  }
}
