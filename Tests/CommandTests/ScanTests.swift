import Foundation
import Testing

@Suite("scan, the first thing that is run")
struct ScanTests {
  private let samples = BuiltProgram.root.appendingPathComponent("samples/export").path
  private let conferences = BuiltProgram.root.appendingPathComponent("samples/conferences.yaml").path

  @Test("It tells what is there, and ends with the command to run next")
  func overview() throws {
    let result = try BuiltProgram.run(["scan", samples])
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "Files      32 icalendar, 1 mbox, 16 message")
    #expect(lines.contains("Mailboxes  9 with a known owner, 1 without"))
    #expect(lines.contains { $0.hasPrefix("Meetings   51, from 2013-11-20 to 2026-12-16") })
    #expect(lines.contains { $0.hasPrefix("Dialects   44 exchange") })
    #expect(lines.contains { $0.hasPrefix("Verdict") && !$0.contains("update") })
    #expect(lines.last == "Next: redial diff \(samples) --conferences FILE")
    let planned = try BuiltProgram.run([
      "scan", samples, "-j", "2", "--conferences", conferences, "--progress=never", "-v",
    ])
    #expect(planned.output.contains("27  update / conference-changed"), "\(planned.output)")
    #expect(planned.output.hasSuffix("Next: redial diff \(samples) --conferences \(conferences)\n"))
  }

  @Test("Without a known owner it says how a map of owners is made, whatever the folder is called")
  func owners() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appendingPathComponent("it's all/vmail/ina/Maildir/.Sent/cur")
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    let file = samples + "/lena.sjoberg@nordhafen.example/Calendar/lync-2010-yearly.ics"
    try FileManager.default.copyItem(atPath: file, toPath: box.path + "/1.M2P3.host:2,S")
    let export = folder.path + "/it's all"
    let result = try BuiltProgram.run(["scan", export])
    let quoted = "'" + export.replacing("'", with: "'\\''") + "'"
    #expect(result.output.contains("Mailboxes  1, no owner is known"))
    #expect(result.output.contains("Next: redial scan \(quoted) --mailboxes > owners.csv\n"), "\(result.output)")
    let map = try BuiltProgram.run(["scan", export, "--mailboxes"])
    #expect(map.output.contains("#vmail/ina,lena.sjoberg@nordhafen.example"), "\(map.output)")
  }

  @Test(
    "A mailbox begins where a known layout begins",
    arguments: [
      ("vmail/a/cur", "vmail/a"), ("vmail/a/Maildir/.Sent.2020/cur", "vmail/a"), ("u/Takeout/Mail", "u/Takeout"),
      ("t.zip/Takeout/Calendar", "t.zip/Takeout"),
      ("store/mail/d.example/ina/Calendar/#msgs", "store/mail/d.example/ina"),
      ("x/y/Personal Folders/Calendar", "x/y"), ("x/y/z", "x"),
    ])
  func layouts(path: String, mailbox: String) throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
    let file = samples + "/lena.sjoberg@nordhafen.example/Calendar/lync-2010-yearly.ics"
    try FileManager.default.copyItem(atPath: file, toPath: box.path + "/1")
    let map = try BuiltProgram.run(["scan", folder.path, "--mailboxes"])
    #expect(map.output.contains("\n#\(mailbox),lena.sjoberg@nordhafen.example\n"), "\(map.output)")
  }

  @Test("A file that vanishes while the run goes on is a sentence, and the others are read")
  func vanishing() throws {
    let folder = try BuiltProgram.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = samples + "/lena.sjoberg@nordhafen.example/Calendar/lync-2010-yearly.ics"
    for index in 0..<3000 {
      try FileManager.default.copyItem(atPath: file, toPath: folder.path + "/\(10000 + index).ics")
    }
    let remover = Process()
    remover.executableURL = URL(fileURLWithPath: "/bin/sh")
    remover.arguments = ["-c", "cd \"$0\" && ls -r | xargs rm -f", folder.path]
    try remover.run()
    let result = try BuiltProgram.run(["scan", "--json", folder.path])
    remover.waitUntilExit()
    // However many were there in time: each file is a line, a sentence, or was never seen.
    #expect([0, 1].contains(result.status), "\(result.error)")
    #expect(result.status == 0 || result.error.contains("No such file"), "\(result.error)")
    #expect(!result.output.split(separator: "\n").contains { !$0.hasPrefix("{\"path\":\"") })
  }
}
