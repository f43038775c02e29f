import Conferences
import Foundation
import Testing

@testable import struct Conferences.DocumentNode
@testable import struct Conferences.JSONReader

@Suite struct ReadingTests {
  @Test("YAML scalars stay the text that they are")
  func scalars() throws {
    let book = try book(
      """
      version: 1
      organizers:
        "*":
          conference-id: 0123456
          footer: no
        a@x.example: {conference-id: 12345}
      meetings:
        - {uid: 12:30, passcode: 0x1F, meeting-id: 1e5}
      """)
    let found = book.conference(for: ConferenceQuery(uid: "12:30"), completing: nil).conference
    #expect(found.conferenceID == "0123456")
    #expect(found.footer == "no")
    #expect(found.passcode == Secret("0x1F"))
    #expect(found.meetingID == "1e5")
  }

  @Test("Surrogate pairs, byte order marks and UTF-16 of PowerShell are read")
  func encodings() throws {
    let json = "{\"version\":1,\"tenant\":{\"footer\":\"\\ud83d\\ude00 \\u00fc\\n\\/\"}}"
    let utf16 = json.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    for bytes in [Array(json.utf8), [0xEF, 0xBB, 0xBF] + json.utf8, [0xFF, 0xFE] + utf16] {
      let book = try ConferenceBook(reading: [ConferenceFile(name: "c", bytes: bytes)])
      #expect(book.conference(for: ConferenceQuery(), completing: nil).conference.footer == "😀 ü\n/")
    }
  }

  @Test("Our JSON reader accepts what Foundation accepts and reads the same", arguments: jsonSamples)
  func oracle(text: String) throws {
    let theirs = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
    let ours = try? JSONReader.document(Array(text.utf8))
    #expect((theirs == nil) == (ours == nil), "\(text)")
    if let theirs, let ours { #expect(isEqual(theirs, ours), "\(text)") }
  }

  @Test("A comma before the end is refused, though Foundation takes it", arguments: ["[1,]", "{\"a\":1,}"])
  func trailingComma(text: String) {
    #expect(throws: (any Error).self) { try JSONReader.document(Array(text.utf8)) }
  }

  @Test("A file cut at any byte is refused, and read without a trap")
  func truncation() {
    let json = Array("{\"version\":1,\"tenant\":{\"footer\":\"é\\u00e9\\ud83d\\ude00\",\"x\":[1.5e3,true,null]}}".utf8)
    for end in 0..<json.count {
      #expect(!problems(ConferenceFile(name: "c.json", bytes: Array(json[..<end]))).isEmpty)
    }
    let yaml = Array(contractSample.utf8)
    for end in 0..<yaml.count { _ = problems(ConferenceFile(name: "c.yaml", bytes: Array(yaml[..<end]))) }
  }

  @Test("Hostile input is refused quickly", arguments: hostile)
  func refused(name: String, text: String) {
    let clock = ContinuousClock()
    let time = clock.measure { #expect(!problems(file(name, text)).isEmpty) }
    #expect(time < .seconds(5), "\(text.prefix(40))")
  }

  @Test("An anchor may be shared by any number of organizers")
  func anchors() throws {
    var yaml =
      "version: 1\norganizers:\n  first@x.example: {toll: &us [{number: +1 323-555-0100}], toll-free: &free [{number: +1 888 555 0111}]}\n"
    for index in 0..<2000 { yaml += "  a\(index)@x.example: {toll: *us, toll-free: *free}\n" }
    let found = try book(yaml).conference(for: ConferenceQuery(organizer: "a1999@x.example"), completing: nil)
    #expect(found.conference.toll == [DialInNumber(number: "+1 323-555-0100")])
  }

  @Test("Random bytes never trap, and every problem has a place")
  func random() {
    var generator = SplitMix(state: 7)
    let alphabet = Array("{}[]:,\"\\-?*&!|>%@ \n\t\r#a1u'\u{FE}é".utf8)
    for _ in 0..<20_000 {
      let count = Int(generator.next() % 24)
      let bytes = (0..<count).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
      for name in ["c.yaml", "c.json"] {
        let found = problems(ConferenceFile(name: name, bytes: bytes))
        #expect(
          found.allSatisfy {
            (1...9).contains($0.first?.wholeNumberValue ?? 0) && $0.contains(":") && !$0.contains(":0 ")
          })
      }
    }
  }

  private func isEqual(_ theirs: Any, _ ours: DocumentNode) -> Bool {
    switch ours.content {
    case .null: theirs is NSNull
    case .text(let text): theirs as? String == text
    case .bare(let number): (theirs as? NSNumber)?.doubleValue == Double(number)
    case .boolean(let value): theirs as? Bool == value
    case .sequence(let items):
      (theirs as? [Any]).map { $0.count == items.count && zip($0, items).allSatisfy { isEqual($0, $1) } } ?? false
    case .mapping(let members):
      (theirs as? [String: Any]).map { map in
        map.count == members.count
          && members.allSatisfy { member in map[member.key].map { isEqual($0, member.value) } ?? false }
      } ?? false
    }
  }
}

private let jsonSamples = [
  "{}", "[]", "null", "true", "false", "0", "-0", "1.5e+3", "-12E-2", "\"\"", "\"\\u0041\\n\\t\\\"\\\\\\/\"",
  "\"\\ud83d\\ude00\"", "[1,[2,{\"a\":[]}],\"x\"]", "{\"a\":{\"b\":{}}, \"c\" : [ ] }", " \r\n\t[1]\n", "\"é😀\"",
  "", "{", "[", "{\"a\"}", "{\"a\":}", "{a:1}", "01", "1.", ".5", "+1", "1e", "--1", "nul", "tru",
  "\"", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "[1 2]", "[]]", "{}{}", "[1}", "{\"a\":1]", "\"\\ud800\"", "'a'", "[,]",
  "]",
]

private let hostile: [(String, String)] = {
  var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
  for level in 1..<12 {
    bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
  }
  let keyBomb = bomb + "? *a11\n: x\n? *a10\n: y\n"
  return [
    ("bomb.yaml", "version: 1\n" + bomb), ("key.yaml", keyBomb),
    ("flow-key.yaml", bomb + "b: {[*a11]: x, [*a10] : y}\n"),
    ("alias-key.yaml", bomb + "*a11 : x\n*a10 : y\n"), ("deep.yaml", String(repeating: "[", count: 200_000)),
    ("deep2.yaml", String(repeating: "- ", count: 50_000)), ("deep3.yaml", String(repeating: "{a: ", count: 50_000)),
    ("deep.json", String(repeating: "[", count: 1_000_000)),
    ("deep2.json", String(repeating: "{\"a\":", count: 500_000)),
    ("self.yaml", "a: &a [*a]\n"), ("two.yaml", "version: 1\n---\nversion: 1\n"), ("tag.yaml", "!!binary x"),
    ("nul.yaml", "version: 1\u{0}\n"), ("empty.yaml", ""), ("comment.yaml", "# nothing\n"), ("open.yaml", "a: \"b"),
    ("merge.yaml", "version: 1\nbase: &b {help-url: https://x.example}\ntenant:\n  <<: *b\n"),
    (
      "many.json",
      "{\"version\":1,\"meetings\":[" + Array(repeating: "{}", count: 100_000).joined(separator: ",") + "]}"
    ),
    ("doubles.json", "{\"version\":1,\"version\":1}"), ("doubles.yaml", "version: 1\nversion: 1\n"),
  ]
}()

struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
