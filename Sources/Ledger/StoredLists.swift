import Diagnosing
import Foundation
import Redialing

/// Lists as JSON text, so that `sqlite3` and its `json_each` can look into them.
///
/// Most rows of a run say the same as the row before, and starting a coder takes longer than writing a row: what was written
/// or read lately is kept, if it is short. It changes no result.
final class StoredLists {
  private let encoder = JSONEncoder()
  private let decoder = JSONDecoder()
  private var texts: [AnyHashable: String] = [:]
  private var lists: [String: Any] = [:]
  private static let capacity = 512
  /// In bytes of the text. Longer lists are other ones in every row, and would be kept for nothing.
  private static let longest = 1024

  init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

  func text<Value: Encodable & Hashable>(_ list: [Value]) throws -> String {
    if list.isEmpty { return "[]" }
    if let known = texts[list] { return known }
    let text = String(decoding: try encoder.encode(list), as: UTF8.self)
    guard text.utf8.count <= Self.longest else { return text }
    if texts.count == Self.capacity { texts.removeAll(keepingCapacity: true) }
    texts[list] = text
    return text
  }

  /// Names and file names mostly need no escape, and are other ones in every row.
  func text(_ list: [String]) throws -> String {
    let isPlain = list.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C } }
    guard isPlain else { return String(decoding: try encoder.encode(list), as: UTF8.self) }
    return list.isEmpty ? "[]" : "[\"" + list.joined(separator: "\",\"") + "\"]"
  }

  func list<Value: Decodable>(_ text: String, of: Value.Type) throws -> [Value] {
    if text == "[]" { return [] }
    if let known = lists[text] as? [Value] { return known }
    guard let list = try? decoder.decode([Value].self, from: Data(text.utf8)) else {
      throw LedgerError.notALedger("a list of the ledger does not read")
    }
    guard text.utf8.count <= Self.longest else { return list }
    if lists.count == Self.capacity { lists.removeAll(keepingCapacity: true) }
    lists[text] = list
    return list
  }
}

struct StoredEvidence: Codable, Hashable {
  let signal: String
  let says: String
  let detail: String

  init(_ evidence: EvidenceEntry) {
    signal = evidence.signal
    says = evidence.says
    detail = evidence.detail
  }

  var value: EvidenceEntry { EvidenceEntry(signal: signal, says: says, detail: detail) }
}

struct StoredSource: Codable, Hashable {
  let field: String
  let place: String

  init(_ source: DataSource) {
    field = source.field
    place = source.place
  }

  var value: DataSource { DataSource(field: field, place: place) }
}

struct StoredFinding: Codable, Hashable {
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

  init(_ finding: Finding) {
    code = finding.code
    severity = finding.severity.rawValue
    path = finding.path
    property = finding.property
    line = finding.line
    column = finding.column
    byteOffset = finding.byteOffset
    excerpt = finding.excerpt
    message = finding.message
    repair = finding.repair
    outcome = finding.outcome?.word
    outcomeDetail = finding.outcome?.detail
  }

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
