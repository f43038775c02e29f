import Foundation
import Testing

@Suite("Exit codes and habits of the command line")
struct ExitStatusTests {
  private let samples = BuiltProgram.root.appendingPathComponent("samples/export").path
  private let conferences = BuiltProgram.root.appendingPathComponent("samples/conferences.yaml").path

  @Test("Usage is 64, a missing input 66, a refused conference file 78 with its place")
  func codes() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try BuiltProgram.run(["diff", samples]).status == 64)
    #expect(try BuiltProgram.run(["scan", "--no-such-option"]).status == 64)
    #expect(try BuiltProgram.run(["scan", samples, "--now", "yesterday"]).status == 64)
    #expect(try BuiltProgram.run(["scan", folder.appendingPathComponent("missing").path]).status == 66)
    let bad = folder.appendingPathComponent("bad.yaml")
    try Data("version: 1\norganizers:\n  a@b.example:\n    toll: nonsense\n".utf8).write(to: bad)
    let refused = try BuiltProgram.run(["diff", samples, "--conferences", bad.path])
    #expect(refused.status == 78)
    #expect(refused.error.contains("bad.yaml:4:"))
  }

  @Test("A folder without anything readable is 65")
  func unreadable() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([0, 1, 2]).write(to: folder.appendingPathComponent("blob"))
    #expect(try BuiltProgram.run(["scan", folder.path]).status == 65)
  }

  @Test("diff --exit-code is 2 when there are changes")
  func changes() throws {
    // The mailbox without the sample that is broken on purpose: a failed item would be 1.
    let mailbox = samples + "/lena.sjoberg@nordhafen.example"
    let result = try BuiltProgram.run(["diff", mailbox, "--conferences", conferences, "--exit-code"])
    #expect(result.status == 2, "\(result.error)")
    #expect(result.output.contains("to update"))
  }

  @Test("--json makes standard output JSON Lines and nothing else")
  func json() throws {
    let result = try BuiltProgram.run(["scan", samples, "--json"])
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > 30)
    for line in lines { #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil) }
  }

  @Test("explain knows every verdict and reason, and refuses other words")
  func explain() throws {
    let all = try BuiltProgram.run(["explain"]).output
    for word in ["update", "copy-pasted", "verification-failed", "U101", "U402"] { #expect(all.contains(word)) }
    #expect(try BuiltProgram.run(["explain", "u103"]).output.contains("What to do"))
    #expect(try BuiltProgram.run(["explain", "nonsense"]).status == 64)
  }

  @Test("No passcode of the samples stands in a diff")
  func secrets() throws {
    let result = try BuiltProgram.run(["diff", samples, "--conferences", conferences])
    #expect(result.output.contains("•••"))
  }
}
