import Diagnosing
import Foundation
import Redialing

/// Lists as JSON text, so that `sqlite3` and its `json_each` can look into them.
struct StoredLists {
  private let encoder = JSONEncoder()
  private let decoder = JSONDecoder()

  init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

  func text(_ list: [some Encodable]) throws -> String {
    // Nearly all are empty, and starting an encoder takes longer than writing a row.
    list.isEmpty ? "[]" : String(decoding: try encoder.encode(list), as: UTF8.self)
  }

  func list<Value: Decodable>(_ text: String, of: Value.Type) throws -> [Value] {
    if text == "[]" { return [] }
    do {
      return try decoder.decode([Value].self, from: Data(text.utf8))
    } catch {
      throw LedgerError.notALedger("a list of the ledger does not read")
    }
  }
}

struct StoredEvidence: Codable {
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

struct StoredSource: Codable {
  let field: String
  let place: String

  init(_ source: DataSource) {
    field = source.field
    place = source.place
  }

  var value: DataSource { DataSource(field: field, place: place) }
}

struct StoredFinding: Codable {
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
