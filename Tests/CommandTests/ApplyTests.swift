import Foundation
import Testing

@Suite("redial apply, on the samples")
struct ApplyTests {
  private let samples = BuiltProgram.root.appendingPathComponent("samples/export").path
  private let conferences = BuiltProgram.root.appendingPathComponent("samples/conferences.yaml").path

  private func apply(_ source: String, to folder: URL, _ more: [String] = []) throws -> BuiltProgram.Result {
    try BuiltProgram.run(["apply", source, "--conferences", conferences, "--output", folder.path] + more)
  }

  @Test("What is written is proved by verify, and a second run changes nothing")
  func twice() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try apply(samples, to: folder)
    // One sample is broken on purpose.
    #expect(first.status == 1, "\(first.error)")
    let written = try BuiltProgram.files(under: folder)
    for name in ["report.jsonl", "report.csv", "report.html", "summary.json"] { #expect(written[name] != nil) }
    #expect(written.keys.contains { $0.hasPrefix("updated/") })
    #expect(written.keys.contains { $0.hasPrefix("outbox/") })
    #expect(try BuiltProgram.run(["verify", folder.path]).status == 0)
    #expect(try apply(samples, to: folder).status == 1)
    #expect(try BuiltProgram.files(under: folder) == written)
  }

  @Test("The number of workers changes no byte")
  func workers() throws {
    let (one, three) = (try BuiltProgram.folder(), try BuiltProgram.folder())
    defer { for folder in [one, three] { try? FileManager.default.removeItem(at: folder) } }
    _ = try apply(samples, to: one, ["-j", "1"])
    _ = try apply(samples, to: three, ["-j", "3"])
    #expect(try BuiltProgram.files(under: one) == BuiltProgram.files(under: three))
  }

  @Test("A run over the updated files finds nothing left to update")
  func settled() throws {
    let (folder, again) = (try BuiltProgram.folder(), try BuiltProgram.folder())
    defer { for folder in [folder, again] { try? FileManager.default.removeItem(at: folder) } }
    _ = try apply(samples, to: folder)
    _ = try apply(folder.appendingPathComponent("updated").path, to: again)
    let report = String(decoding: try Data(contentsOf: again.appendingPathComponent("report.jsonl")), as: UTF8.self)
    #expect(report.contains("\"reason\":\"up-to-date\""))
    #expect(!report.contains("\"verdict\":\"update\""))
  }

  @Test("A byte changed behind its back is seen by verify")
  func tampered() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try apply(samples, to: folder)
    let name = try #require(try BuiltProgram.files(under: folder).keys.filter { $0.hasPrefix("updated/") }.min())
    let file = folder.appendingPathComponent(name)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.startIndex] ^= 1
    try bytes.write(to: file)
    let result = try BuiltProgram.run(["verify", folder.path])
    #expect(result.status == 1)
    #expect(result.error.contains("changed since apply wrote it"))
  }

  @Test("Sources keep their bytes")
  func sources() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try BuiltProgram.files(under: URL(fileURLWithPath: samples))
    _ = try apply(samples, to: folder)
    #expect(try BuiltProgram.files(under: URL(fileURLWithPath: samples)) == before)
  }

  @Test("A mailbox that is read in runs is changed as one that is read at once, its events counted through")
  func largeMailbox() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let owner = "ines.carver@nordhafen.example"
    let box = try Data(contentsOf: URL(fileURLWithPath: samples + "/\(owner)/archive.mbox"))
    let small = folder.appendingPathComponent("small/\(owner)")
    let large = folder.appendingPathComponent("large/\(owner)")
    let copies = (3 << 20) / box.count
    for (place, count) in [(small, 1), (large, copies)] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data((0..<count).map { _ in box }.joined()).write(to: place.appendingPathComponent("archive.mbox"))
    }
    func updated(_ name: String) throws -> Data {
      let output = folder.appendingPathComponent("out-" + name)
      let result = try apply(folder.appendingPathComponent(name).path, to: output, ["-j", "2"])
      #expect(result.status == 0, "\(result.error)")
      let proof = try BuiltProgram.run(["verify", output.path])
      #expect(proof.status == 0, "\(proof.error)")
      return try Data(contentsOf: output.appendingPathComponent("updated/\(owner)/archive.mbox"))
    }
    let once = try updated("small")
    #expect(try updated("large") == Data((0..<copies).map { _ in once }.joined()))
    let lines = try String(contentsOf: folder.appendingPathComponent("out-large/report.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.enumerated().allSatisfy { $0.element.contains("\"position\":\($0.offset),") })
    #expect(lines.count >= copies)
  }

  @Test("What came from standard input is proved by its digest")
  func standardInput() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let owner = "ines.carver@nordhafen.example"
    let result = try BuiltProgram.run(
      ["apply", "-", "--owner", owner, "--conferences", conferences, "--output", folder.path],
      input: samples + "/\(owner)/archive.mbox")
    #expect(result.status == 0, "\(result.error)")
    #expect(try BuiltProgram.run(["verify", folder.path]).status == 0)
    try Data("x".utf8).write(to: folder.appendingPathComponent("updated/-"))
    #expect(try BuiltProgram.run(["verify", folder.path]).status == 1)
  }

  @Test("Standard input beside a file that is called `-` is refused, for both would be written to one place")
  func standardInputAndItsNamesake() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("d")
    try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: source.appendingPathComponent("-"))
    let result = try apply(source.path, to: folder.appendingPathComponent("out"), ["-"])
    #expect(result.status == 64 && result.error.contains("standard input"), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }

  @Test("What a killed run left is swept, and a source may have the name of temporary files")
  func leftovers() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appendingPathComponent("export/lena.sjoberg@nordhafen.example")
    let left = folder.appendingPathComponent("out/.redial-partial")
    for place in [box, left] { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }
    try FileManager.default.copyItem(
      atPath: samples + "/lena.sjoberg@nordhafen.example/Calendar/lync-2010-yearly.ics",
      toPath: box.path + "/.redial-partial")
    try Data("x".utf8).write(to: left.appendingPathComponent("1-1"))
    let result = try apply(folder.path + "/export", to: folder.appendingPathComponent("out"))
    #expect(result.status == 0, "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: left.path))
    let names = try BuiltProgram.files(under: folder.appendingPathComponent("out")).keys
    #expect(names.contains("updated/lena.sjoberg@nordhafen.example/.redial-partial"))
    let proof = try BuiltProgram.run(["verify", folder.path + "/out"])
    #expect(proof.status == 0, "\(proof.error)")
  }

  @Test("A folder that lint repaired into is refused, its files kept, and what lint read from standard input is proved")
  func foldersOfLint() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("mangled.ics")
    let event = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1@nordhafen.example", "DTSTAMP:20260101T000000Z",
    ]
    let lines = event + ["SUMMARY:Gespr\u{C3}\u{A4}ch in M\u{C3}\u{BC}nchen", "END:VEVENT", "END:VCALENDAR", ""]
    try Data(lines.joined(separator: "\r\n").utf8).write(to: source)
    let out = folder.appendingPathComponent("out")
    let repaired = try BuiltProgram.run(["lint", "-", "--repair", "--output", out.path], input: source.path)
    #expect(repaired.status == 0, "\(repaired.error)")
    let written = try BuiltProgram.files(under: out)
    #expect(written.keys.contains("updated/-"))
    let proof = try BuiltProgram.run(["verify", out.path])
    #expect(proof.status == 0, "\(proof.error)")
    let applied = try apply(samples, to: out)
    #expect(applied.status == 64 && applied.error.contains("holds the output of lint"), "\(applied.error)")
    #expect(try BuiltProgram.files(under: out) == written)
  }

  @Test("The line of a map of owners that matches everything comes last")
  func mailboxes() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let name = "lena.sjoberg@nordhafen.example"
    let file = samples + "/\(name)/Calendar/lync-2010-yearly.ics"
    try FileManager.default.createDirectory(atPath: folder.path + "/team", withIntermediateDirectories: true)
    for place in ["a.ics", "team/b.ics"] {
      try FileManager.default.copyItem(atPath: file, toPath: folder.path + "/" + place)
    }
    let result = try BuiltProgram.run(["scan", "--mailboxes", folder.path, "--owner", name])
    let lines = result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines == ["path-glob,address", "team,\(name)", "**,\(name)"], "\(result.output)")
  }
}
