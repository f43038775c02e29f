import Redialing
import Reporting
import Testing

@testable import struct Reporting.CSVTable

@Suite struct CSVTests {
  @Test(
    "What a spreadsheet could take for a formula is guarded",
    arguments: [
      "=HYPERLINK(\"x\")", "@SUM(A1)", "-2+3", "+1", "\t=1", "\r=1", "\n=1", "\"=1", " =1", "＝1", "\u{200B}=1", "'=1",
    ])
  func formula(text: String) {
    #expect(CSVTable.cell(text).hasPrefix("\"'"))
  }

  @Test(
    "Other text stays, quoted where RFC 4180 asks for it",
    arguments: [
      ("plain", "plain"), ("a=b", "a=b"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "\"a\nb\""),
      ("", ""), ("Größe", "Größe"), ("a\u{1B}[2J", "a\\x1b[2J"), ("12", "12"),
    ])
  func plain(text: String, expected: String) {
    #expect(CSVTable.cell(text) == expected)
  }

  @Test("Every line has as many cells as the header, whatever is in them")
  func shape() throws {
    var nasty = fullEntry()
    nasty.summary = "a,\"b\",\r\n=c"
    let rows = parsed(Report(entries: [nasty, entry()], totals: RunTotals()).csv)
    #expect(rows.count == 3)
    #expect(Set(rows.map(\.count)) == [28])
    #expect(rows[1][6] == "a,\"b\",\r\n=c")
    #expect(rows[1][1] == "2")
  }

  @Test("The sheet of requests names a series once and only what lacks data")
  func requests() {
    var first = entry("a", 0, .noConferenceData)
    var second = entry("a", 1, .noConferenceData)
    first.uid = "series"
    second.uid = "series"
    let rows = parsed(RequestsSheet.bytes(of: [second, first, entry("b", 0, .past)]))
    #expect(rows.count == 2)
    #expect(rows[1][0] == "series")
    #expect(Set(rows.map(\.count)) == [18])
  }

  /// RFC 4180 by the book.
  private func parsed(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted, byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
        cell.append(byte)
        index += 1
      } else if byte == 0x22 {
        isQuoted.toggle()
      } else if !isQuoted, byte == 0x2C || byte == 0x0D {
        rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0D {
          rows.append([])
          index += 1
        }
      } else {
        cell.append(byte)
      }
      index += 1
    }
    return rows.dropLast()
  }
}
