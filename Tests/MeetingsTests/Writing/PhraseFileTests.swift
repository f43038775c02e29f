import Testing

@testable import Meetings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Phrase files")
struct PhraseFileTests {
  @Test("Every file that comes with the program is read without a fault, and no two answer for one language")
  func embedded() {
    var seen = Set<String>()
    for file in PhraseResources.all {
      #expect(file.faults.isEmpty, "\(file.family) \(file.language): lines \(file.faults)")
      #expect(!file.language.isEmpty && !file.entries.isEmpty)
      for tag in Set([file.language] + file.covers) {
        #expect(seen.insert("\(file.family) \(tag.lowercased())").inserted, "\(file.family) \(tag) twice")
      }
    }
  }

  @Test("A line that fits no form is a fault")
  func faults() {
    let text = "language xx-XX\nno-such-role O text\npasscode Q text\npasscode O\n# remark\n\npasscode -T Old words\n"
    let file = PhraseFile(family: .teams, bytes: Array(text.utf8))
    #expect(file.faults == [2, 3, 4])
    #expect(file.entries == [.init(role: .passcode, grade: .table, text: "Old words", isOlder: true)])
  }

  @Test("No phrase file lies among the resources unread")
  func listed() throws {
    let folder = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Sources/Meetings/Resources"
    let directory = try #require(opendir(folder), "\(folder)")
    defer { closedir(directory) }
    var count = 0
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasPrefix("phrases.") { count += 1 }
    }
    #expect(count == PhraseResources.all.count)
  }
}
