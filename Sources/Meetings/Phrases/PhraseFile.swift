/// One phrase file: flat text, so that nothing but this reads it and no JSON library starts up with it.
///
/// A line is empty, a remark (`#`), `language de-DE`, `covers de de-AT`, or `role grade phrase to the end of the line`. The
/// first phrase of a role is the one that is written; more lines of that role, and lines whose grade has a `-` in front
/// (an older or another wording), are only recognised.
struct PhraseFile: Sendable {
  struct Entry: Sendable, Equatable {
    let role: LabelRole
    let grade: EvidenceGrade
    let text: String
    let isOlder: Bool
  }

  let family: PhraseFamily
  private(set) var language = ""
  private(set) var covers: [String] = []
  private(set) var entries: [Entry] = []
  /// Line numbers, from 1, that fit no form: a fault of the file, which a test looks for.
  private(set) var faults: [Int] = []

  init(family: PhraseFamily, bytes: [UInt8]) {
    self.family = family
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      read(line, number: index + 1)
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
    guard let first = line.first, first != UInt8(ascii: "#") else { return }
    let words = line.split(separator: 0x20, maxSplits: 2)
    let text = words.map { String(decoding: $0, as: UTF8.self) }
    switch text.first {
    case "language" where text.count == 2:
      language = text[1]
    case "covers" where text.count > 1:
      covers = line.split(separator: 0x20).dropFirst().map { String(decoding: $0, as: UTF8.self) }
    default:
      guard text.count == 3, let role = LabelRole(rawValue: text[0]) else { return faults.append(number) }
      let isOlder = text[1].hasPrefix("-")
      guard let grade = EvidenceGrade(rawValue: String(text[1].drop { $0 == "-" })) else {
        return faults.append(number)
      }
      entries.append(Entry(role: role, grade: grade, text: text[2], isOlder: isOlder))
    }
  }
}
