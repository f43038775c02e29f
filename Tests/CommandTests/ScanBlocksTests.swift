import Foundation
import Testing

@Suite("redial scan tells what blocks there are, and who copied what")
struct ScanBlocksTests {
  private static let join =
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_U2NhblNoYXJlZA%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%2c%22Oid%22%3a%22b%22%7d"

  private func event(_ uid: String, _ organizer: String, property: String?) -> String {
    let fence = String(repeating: "_", count: 80)
    let block = [
      fence, "Microsoft Teams Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>",
      "Join the meeting now<\(Self.join)>",
      "For organizers: Meeting options<https://teams.microsoft.com/meetingOptions/?organizerId=b&tenantId=a"
        + "&threadId=19_meeting_U2NhblNoYXJlZA@thread.v2&messageId=0&language=en-US>",
      fence,
    ].joined(separator: "\\n")
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:Microsoft Exchange Server 2010", "BEGIN:VEVENT", "UID:" + uid,
      "ORGANIZER:mailto:" + organizer, "DTSTART:20271201T090000Z", "DTEND:20271201T100000Z", "SUMMARY:Talk " + uid,
      "DESCRIPTION:" + block, "X-MICROSOFT-CDO-OWNERAPPTID:1",
    ].joined(separator: "\r\n") + (property.map { "\r\nX-MICROSOFT-SKYPETEAMSMEETINGURL:" + $0 } ?? "")
      + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
  }

  /// One meeting that owns the conference, a copy of it in an ordinary meeting, and one that nothing is known of.
  private func export(_ body: (URL) throws -> Void) throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, event) in [
      ("1", event("one", "ann@x.example", property: Self.join)), ("2", event("two", "bob@x.example", property: "")),
      ("3", event("three", "bob@x.example", property: nil)),
    ] { try Data(event.utf8).write(to: folder.appendingPathComponent(name + ".ics")) }
    try body(folder)
  }

  @Test("A table of blocks, the odd ones by reason, and the copies with the meeting they come from")
  func tables() throws {
    try export { folder in
      let result = try BuiltProgram.run(["scan", folder.path])
      let lines = result.output.split(separator: "\n").map(String.init)
      #expect(lines.contains { $0.hasPrefix("  microsoft-teams") && $0.contains("g5") && $0.hasSuffix("  3 en-US") })
      #expect(lines.contains { $0.hasPrefix("       1  pasted: The item's conference properties are there and empty") })
      #expect(lines.contains("            2.ics#0  \"Talk two\"  of bob@x.example"))
      #expect(lines.contains("  microsoft-teams  owned by 1.ics#0  \"Talk one\"  of ann@x.example"))
      #expect(lines.contains("      pasted   2.ics#0  \"Talk two\"  of bob@x.example"))
      #expect(lines.contains("      unclear  3.ics#0  \"Talk three\"  of bob@x.example"))
      #expect(!result.output.contains("U2NhblNoYXJlZA"))
    }
  }

  @Test("--copies lists them all; with --json one object a copy")
  func copies() throws {
    try export { folder in
      let text = try BuiltProgram.run(["scan", folder.path, "--copies"])
      #expect(text.output.hasPrefix("Blocks of one conference in several meetings\n"))
      let json = try BuiltProgram.run(["scan", folder.path, "--copies", "--json", "-j1"])
      let rows = try json.output.split(separator: "\n").map {
        try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(rows.map { $0["path"] as? String } == ["2.ics", "3.ics"])
      #expect(rows.allSatisfy { ($0["origin"] as? [String: Any])?["path"] as? String == "1.ics" })
      #expect(try BuiltProgram.run(["scan", folder.path, "--copies", "--json", "-j4"]).output == json.output)
    }
  }

  @Test("--compare-meetings decides what an item alone leaves open, whatever -j and the shard, and needs to read twice")
  func compare() throws {
    try export { folder in
      let data = folder.appendingPathComponent("c.yaml")
      try Data(
        "version: 1\norganizers:\n  \"*\":\n    conference-id: \"918273645\"\n    toll: [{number: \"+1 323-555-0100\", label: \"United States\"}]\n"
          .utf8
      ).write(to: data)
      func provenance(_ more: [String]) throws -> [String: String] {
        let arguments = ["diff", folder.path, "--conferences", data.path, "--json"] + more
        let rows = try BuiltProgram.run(arguments).output.split(separator: "\n").map {
          try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        return Dictionary(
          uniqueKeysWithValues: rows.map { ($0["path"] as? String ?? "", $0["provenance"] as? String ?? "") })
      }
      #expect(try provenance([]) == ["1.ics": "add-in", "2.ics": "pasted", "3.ics": "unclear"])
      for more in [["-j1"], ["-j4"]] {
        let compared = try provenance(["--compare-meetings"] + more)
        #expect(compared == ["1.ics": "add-in", "2.ics": "pasted", "3.ics": "pasted"])
      }
      let refused = try BuiltProgram.run(["diff", "-", "--conferences", data.path, "--compare-meetings"])
      #expect(refused.status == 64)
    }
  }

  @Test("Whoever was renamed is no other organizer to --compare-meetings")
  func renamed() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appendingPathComponent("box")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    let owner = event("one", "ann.old@x.example", property: Self.join)
    let desktop = event("two", "ann.new@x.example", property: nil)
      .replacing("Microsoft Exchange Server 2010", with: "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN")
      .replacing("\r\nX-MICROSOFT-CDO-OWNERAPPTID:1", with: "")
    for (name, event) in [("1", owner), ("2", desktop)] {
      try Data(event.utf8).write(to: box.appendingPathComponent(name + ".ics"))
    }
    let (data, aliases) = (folder.appendingPathComponent("c.yaml"), folder.appendingPathComponent("aliases.csv"))
    try Data("version: 1\norganizers:\n  \"*\": {help-url: \"https://help.x.example\"}\n".utf8).write(to: data)
    try Data("ann.old@x.example,ann.new@x.example\n".utf8).write(to: aliases)
    let arguments = ["diff", box.path, "--conferences", data.path, "--json", "--compare-meetings"]
    func provenance(_ more: [String]) throws -> Bool {
      try BuiltProgram.run(arguments + more).output.split(separator: "\n").contains {
        $0.contains("\"2.ics\"") && $0.contains("\"provenance\":\"add-in\"")
      }
    }
    #expect(try !provenance([]))
    #expect(try provenance(["--aliases", aliases.path]))
  }
}
