import Foundation
import Testing

@Suite("redial requests and scan --numbers, on the samples")
struct RequestsTests {
  private let samples = BuiltProgram.root.appendingPathComponent("samples/export").path

  @Test("The table of requests, filled in, is conference data for the same meetings")
  func roundTrip() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appendingPathComponent("requests.csv")
    let made = try BuiltProgram.run(["requests", samples, "--target", "microsoft-teams", "-o", table.path])
    // One sample is broken on purpose.
    #expect(made.status == 1, "\(made.error)")
    let lines = try String(contentsOf: table, encoding: .utf8).components(separatedBy: "\r\n").filter { !$0.isEmpty }
    #expect(lines[0].hasPrefix("uid,organizer,subject,start,end,recurrence,why,missing,join-url,"))
    #expect(lines.count > 5)
    var count = 0
    let filled = lines.enumerated().map { index, line -> String in
      guard index > 0, line.hasSuffix(",,,,,,,,,,") else { return line }
      count += 1
      let link = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_REQ\(index)%40thread.v2/0"
      return line.dropLast(10) + ",\(link),,,,,,,,,"
    }
    #expect(count == lines.count - 1)
    let csv = folder.appendingPathComponent("filled.csv")
    try Data(filled.joined(separator: "\r\n").utf8).write(to: csv)
    let again = try BuiltProgram.run([
      "requests", samples, "--target", "microsoft-teams", "--conferences", csv.path,
    ])
    #expect(
      again.output.components(separatedBy: "\r\n").filter { !$0.isEmpty }.count == 1, "\(again.output)\(again.error)")
    let plan = try BuiltProgram.run([
      "diff", samples, "--target", "microsoft-teams", "--conferences", csv.path, "--json",
    ])
    #expect(plan.output.contains("\"data_from\":{\"join-url\":\"\(csv.path):"))
  }

  @Test("A row that nobody filled in leaves its meeting asking, beside organizers that are listed")
  func unfilled() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let csv = folder.appendingPathComponent("requests.csv")
    let everybody = folder.appendingPathComponent("everybody.yaml")
    try Data("version: 1\norganizers:\n  \"*\": {help-url: \"https://help.nordhafen.example\"}\n".utf8).write(
      to: everybody)
    let asked = ["requests", samples, "--target", "microsoft-teams", "--conferences", everybody.path]
    let first = try BuiltProgram.run(asked)
    try Data(first.output.utf8).write(to: csv)
    let again = try BuiltProgram.run(asked + ["--conferences", csv.path])
    #expect(first.output.count > 200 && again.output == first.output)
    let alone = try BuiltProgram.run(["scan", samples, "--target", "microsoft-teams", "--conferences", csv.path])
    #expect(!alone.output.contains("up-to-date"), "\(alone.output)")
  }

  @Test("A number that some meeting to come shows is named with its organizer; another is safe to release")
  func numbers() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = folder.appendingPathComponent("numbers.txt")
    try Data("+46 8 465 004 31\n+1 999-555-0123\n".utf8).write(to: list)
    let result = try BuiltProgram.run(["scan", samples, "--numbers", list.path])
    #expect(result.output.contains("  lena.sjoberg@nordhafen.example"), "\(result.output)")
    #expect(result.output.contains("+1 999-555-0123  not used by any meeting to come"))
    let json = try BuiltProgram.run(["scan", samples, "--numbers", list.path, "--json"])
    #expect(json.output.split(separator: "\n").count == 2)
    try Data("nothing\n".utf8).write(to: list)
    #expect(try BuiltProgram.run(["scan", samples, "--numbers", list.path]).status == 78)
  }

  @Test("A host that is not the target's is refused, unless it is allowed")
  func hosts() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let csv = folder.appendingPathComponent("m.csv")
    try Data("uid,join-url\nu,https://meetings.contoso.example/1\n".utf8).write(to: csv)
    let arguments = ["diff", samples, "--target", "microsoft-teams", "--conferences", csv.path]
    let refused = try BuiltProgram.run(arguments)
    #expect(refused.status == 78)
    #expect(refused.error.contains("m.csv:2:1: meetings.contoso.example is no host of microsoft-teams"))
    #expect(try BuiltProgram.run(arguments + ["--allow-host", "meetings.contoso.example"]).status != 78)
  }
}
