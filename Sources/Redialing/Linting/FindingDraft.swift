import Diagnosing
import Splicing
import UnicodeRisks

/// A finding before its place in the file is counted.
struct FindingDraft: Sendable {
  let risk: Risk
  /// Property or header field name, or part.
  let property: String
  /// In the file.
  var offset: Int
  let excerpt: String

  /// - Parameters:
  ///   - bytes: of the field; places in `risk` count in them.
  ///   - offset: from a place in the field to one in the file.
  init(_ risk: Risk, property: String, bytes: [UInt8], offset: (Int) -> Int) {
    self.risk = risk
    self.property = property
    self.offset = offset(risk.offset)
    excerpt = Excerpt.text(around: risk.offset..<risk.offset + risk.length, in: bytes)
  }
}

/// Counts lines and columns for many places in one pass.
enum FindingPlaces {
  static func placed(_ drafts: [FindingDraft], in bytes: UnsafeRawBufferPointer, path: String) -> [Finding] {
    let order = drafts.indices.sorted { a, b in
      (drafts[a].offset, drafts[a].risk.code.rawValue, a) < (drafts[b].offset, drafts[b].risk.code.rawValue, b)
    }
    var line = 1
    var lineStart = 0
    var index = 0
    return order.map { number in
      let draft = drafts[number]
      let end = min(draft.offset, bytes.count)
      // As `SourceLocation` counts: LF, CR and CRLF are one line end each.
      while index < end {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
          line += 1
          lineStart = index
        }
      }
      return Finding(
        code: draft.risk.code.rawValue, severity: draft.risk.severity, path: path, property: draft.property, line: line,
        column: end - lineStart + 1, byteOffset: end, excerpt: draft.excerpt, message: draft.risk.sentence,
        repair: draft.risk.repair.flatMap { String(validating: $0, as: UTF8.self) })
    }
  }
}
