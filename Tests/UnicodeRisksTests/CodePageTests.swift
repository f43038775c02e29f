import Testing

@testable import UnicodeRisks

@Suite("Code pages that UTF-8 was read in")
struct CodePageTests {
  @Test("No character that is turned away without a table could begin UTF-8", arguments: CodePage.all.map(\.label))
  func gate(_ label: String) throws {
    let page = try #require(CodePage.all.first { $0.label == label })
    for scalar in UInt32(0x80)...0xFFFF where !page.mayBegin(with: scalar) {
      guard let code = page.code(of: scalar) else { continue }
      var feed = UTF8Feed()
      let steps = (code > 0xFF ? [UInt8(code >> 8)] : []) + [UInt8(code & 0xFF)]
      #expect(steps.contains { feed.take($0) == .invalid }, "U+\(String(scalar, radix: 16)) in \(label)")
    }
  }

  @Test("Tables know the characters of their pages")
  func tables() {
    func code(_ label: String, _ scalar: UInt32) -> UInt16? {
      CodePage.all.first { $0.label == label }?.code(of: scalar)
    }
    #expect(code("windows-1251", 0x0420) == 0xD0)
    #expect(code("gb18030", 0x6D7C) == 0xE4BC)
    #expect(code("cp932", 0xFF71) == 0xB1)
    #expect(code("cp949", 0xAC00) == 0xB0A1)
    #expect(code("big5", 0x4E2D) == 0xA4A4)
    #expect(code("big5", 0x1F600) == nil)
    #expect(code("koi8-r", 0x41) == 0x41)
  }
}
