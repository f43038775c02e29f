import Diagnosing
import Foundation
import Redialing

/// Lists as JSON text, so that `sqlite3` and its `json_each` can look into them.
///
/// Most rows of a run say the same as the row before, and starting a decoder takes longer than reading a row: what was read
/// lately is kept, if it is short. It changes no result.
final class StoredLists {
  private let decoder = JSONDecoder()
  private var knownEvidence: [String: [EvidenceEntry]] = [:]
  private var knownSources: [String: [DataSource]] = [:]
  private var knownFindings: [String: [Finding]] = [:]
  private static let capacity = 512
  /// In bytes of the text. Longer lists are other ones in every row, and would be kept for nothing.
  private static let longest = 1024

  // MARK: Writing

  func text(_ list: [String]) -> String { Self.text { for text in list { $0.item(text) } } }

  func text(_ list: [EvidenceEntry]) -> String {
    Self.text { text in
      for one in list {
        text.object { object in
          object.member("detail", one.detail)
          object.member("says", one.says)
          object.member("signal", one.signal)
        }
      }
    }
  }

  func text(_ list: [DataSource]) -> String {
    Self.text { text in
      for one in list {
        text.object { object in
          object.member("field", one.field)
          object.member("place", one.place)
        }
      }
    }
  }

  func text(_ list: [Finding]) -> String {
    Self.text { text in
      for one in list {
        text.object { object in
          object.member("byteOffset", one.byteOffset)
          object.member("code", one.code)
          object.member("column", one.column)
          object.member("excerpt", one.excerpt)
          object.member("line", one.line)
          object.member("message", one.message)
          object.member("outcome", one.outcome?.word)
          object.member("outcomeDetail", one.outcome?.detail)
          object.member("path", one.path)
          object.member("property", one.property)
          object.member("repair", one.repair)
          object.member("severity", one.severity.rawValue)
        }
      }
    }
  }

  private static func text(_ items: (inout StoredText) -> Void) -> String {
    var text = StoredText()
    items(&text)
    return text.list
  }

  // MARK: Reading

  func texts(_ text: String) throws -> [String] { try Self.plainTexts(text) ?? list(text) }

  /// A list without escapes, as it was written: names and file names mostly are one, and other ones in every row.
  private static func plainTexts(_ text: String) -> [String]? {
    if text == "[]" { return [] }
    var text = text
    return text.withUTF8 { utf8 in
      guard utf8.first == UInt8(ascii: "["), !utf8.contains(UInt8(ascii: "\\")) else { return nil }
      var texts: [String] = []
      var start = 1
      while start + 1 < utf8.count, utf8[start] == UInt8(ascii: "\""),
        let end = utf8[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")), end + 1 < utf8.count
      {
        texts.append(String(decoding: utf8[(start + 1)..<end], as: UTF8.self))
        if utf8[end + 1] == UInt8(ascii: "]") { return end + 2 == utf8.count ? texts : nil }
        guard utf8[end + 1] == UInt8(ascii: ",") else { return nil }
        start = end + 2
      }
      return nil
    }
  }

  func evidence(_ text: String) throws -> [EvidenceEntry] {
    try known(text, in: &knownEvidence) { try list($0, of: StoredEvidence.self).map(\.value) }
  }

  func sources(_ text: String) throws -> [DataSource] {
    try known(text, in: &knownSources) { try list($0, of: StoredSource.self).map(\.value) }
  }

  func findings(_ text: String) throws -> [Finding] {
    try known(text, in: &knownFindings) { try list($0, of: StoredFinding.self).map { try $0.value() } }
  }

  private func known<Value>(
    _ text: String, in known: inout [String: [Value]], _ read: (String) throws -> [Value]
  ) throws -> [Value] {
    if text == "[]" { return [] }
    if let list = known[text] { return list }
    let list = try read(text)
    guard text.utf8.count <= Self.longest else { return list }
    if known.count == Self.capacity { known.removeAll(keepingCapacity: true) }
    known[text] = list
    return list
  }

  private func list<Value: Decodable>(_ text: String, of: Value.Type = Value.self) throws -> [Value] {
    if text == "[]" { return [] }
    guard let list = try? decoder.decode([Value].self, from: Data(text.utf8)) else {
      throw LedgerError.notALedger("a list of the ledger does not read")
    }
    return list
  }
}

struct StoredEvidence: Decodable {
  let signal: String
  let says: String
  let detail: String

  var value: EvidenceEntry { EvidenceEntry(signal: signal, says: says, detail: detail) }
}

struct StoredSource: Decodable {
  let field: String
  let place: String

  var value: DataSource { DataSource(field: field, place: place) }
}

struct StoredFinding: Decodable {
  let code: String
  let severity: String
  let path: String
  let property: String
  let line: Int
  let column: Int
  let byteOffset: Int
  let excerpt: String
  let message: String
  let repair: String?
  /// Words of the report; nil in ledgers of earlier versions too.
  let outcome: String?
  let outcomeDetail: String?

  func value() throws -> Finding {
    guard let severity = Severity(rawValue: severity) else {
      throw LedgerError.notALedger("“\(severity)” is no severity")
    }
    var finding = Finding(
      code: code, severity: severity, path: path, property: property, line: line, column: column,
      byteOffset: byteOffset,
      excerpt: excerpt, message: message, repair: repair)
    finding.outcome = outcome.flatMap { Finding.Outcome(word: $0, detail: outcomeDetail) }
    return finding
  }
}
