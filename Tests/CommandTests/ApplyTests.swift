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
}
