import Redialing
import Reporting
import Testing

@Suite struct DiffPrinterTests {
  private func change(_ old: [String], _ new: [String], secrets: [String] = []) -> PlannedChange {
    PlannedChange(entry: fullEntry(), copies: [CopyChange(name: "DESCRIPTION", old: old, new: new)], secrets: secrets)
  }

  @Test("A heading with mark, path, summary and reason, then hunks for each copy")
  func layout() {
    var printer = DiffPrinter(isColored: false)
    let text = String(
      decoding: printer.text(of: change(["Agenda", "old", "end"], ["Agenda", "new", "end"])), as: UTF8.self)
    #expect(
      text == """
        ~ ann@x.example/Cal/17.ics #2  Größe "x"\\n\\u{202e}\\x1b]8;; (TZID=Europe/Berlin:20261201T090000)
          conference-changed: One sentence.
        --- ann@x.example/Cal/17.ics#2 DESCRIPTION
        +++ ann@x.example/Cal/17.ics#2 DESCRIPTION
        @@ -1,3 +1,3 @@
         Agenda
        -old
        +new
         end

        """)
  }

  @Test("Passcodes and secret query parameters are covered in every line")
  func secrets() {
    var printer = DiffPrinter(isColored: false)
    let text = String(
      decoding: printer.text(
        of: change(
          ["Passcode: Ax3Zj3", "<https://x.example/meet/26?p=rRYCKi&x=1> 1234567"],
          ["Passcode: new4Code9", "<https://z.example/j/1?pwd=QQ.1>", "see ?P=1&amp;pwd=zz end"],
          secrets: ["Ax3Zj3", "new4Code9", "1234", "rRYCKi"])), as: UTF8.self)
    for secret in ["Ax3Zj3", "rRYCKi", "new4Code9", "QQ.1", "zz"] { #expect(!text.contains(secret), "\(secret)") }
    #expect(text.contains("-Passcode: •••\n"))
    #expect(text.contains("?p=•••&x=1> 1234567"))
    #expect(text.contains("?P=•••&amp;pwd=••• end"))
  }

  @Test("No control character of a message reaches the terminal")
  func controls() {
    var printer = DiffPrinter(isColored: false)
    var nasty = ""
    for value in 0..<0xA0 { nasty.unicodeScalars.append(Unicode.Scalar(UInt8(value))) }
    nasty += "\u{1B}]8;;https://x.example\u{7}\u{9D}52;c;AA\u{202E}\u{2066}\u{FEFF}"
    let bytes = printer.text(of: change(["a"], [nasty]))
    let text = String(decoding: bytes, as: UTF8.self)
    let bad = text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value) || $0.value >= 0x2000
    }
    #expect(bad.isEmpty)
    #expect(text.filter { $0 == "\n" }.count == 7)
  }

  @Test("The closing sentence counts everything that was handed in")
  func closing() {
    var printer = DiffPrinter(isColored: false)
    _ = printer.text(of: change([], []))
    #expect(printer.text(of: entry("a", 0, .past)).isEmpty)
    #expect(printer.text(of: entry("a", 0, .noMeetingBlock)).isEmpty)
    #expect(printer.text(of: entry("a", 0, .unclearProvenance)).starts(with: "! a".utf8))
    #expect(String(decoding: printer.closing, as: UTF8.self) == "1 to update, 1 needs a person, 2 unchanged\n")
    #expect(printer.text(of: entry("a", 0, .conflict)).starts(with: "! a".utf8))
    #expect(
      String(decoding: printer.closing, as: UTF8.self) == "1 to update, 1 needs a person, 2 unchanged, 1 failed\n")
    var talkative = DiffPrinter(isColored: false, showsSkipped: true)
    #expect(talkative.text(of: entry("a", 0, .past)).starts(with: "= a".utf8))
  }

  @Test("Colours are ours alone")
  func colours() {
    var printer = DiffPrinter(isColored: true)
    let text = String(decoding: printer.text(of: change(["a"], ["b\u{1B}[31m"])), as: UTF8.self)
    #expect(text.contains("\u{1B}[32m+b\\x1b[31m\u{1B}[0m\n"))
  }
}
