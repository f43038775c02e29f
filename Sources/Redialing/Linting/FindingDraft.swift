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
  let excerpt: Excerpt
  var outcome: Finding.Outcome?

  init(_ risk: Risk, of field: SurveyedField, in survey: TextSurvey, outcome: Finding.Outcome? = nil) {
    self.risk = risk
    property = field.property
    offset = survey.offset(of: risk.offset, in: field)
    excerpt = Excerpt(around: risk.offset..<risk.offset + risk.length, in: field.field.bytes)
    self.outcome = outcome
  }
}

extension FindingDraft {
  /// The finding, its line and column still to be counted.
  func finding(path: String) -> Finding {
    var finding = Finding(
      code: risk.code.rawValue, severity: risk.severity, path: path, property: property, line: 0, column: 0,
      byteOffset: offset, excerpt: excerpt.text, message: risk.sentence,
      repair: risk.repair.flatMap { String(validating: $0, as: UTF8.self) }.map(RepairCover.covered))
    finding.excerptMark = excerpt.mark
    finding.outcome = outcome
    return finding
  }
}

/// Counts lines and columns for many places in one pass.
enum FindingPlaces {
  static func placed(_ drafts: [FindingDraft], in bytes: UnsafeRawBufferPointer, path: String) -> [Finding] {
    let order = drafts.indices.sorted { a, b in
      (drafts[a].offset, drafts[a].risk.code.rawValue, a) < (drafts[b].offset, drafts[b].risk.code.rawValue, b)
    }
    var places = PlaceCounter(bytes)
    return order.map { number in
      var finding = drafts[number].finding(path: path)
      places.place(&finding)
      return finding
    }
  }

  /// Findings that know their offset alone, in entries of one file. A file without findings costs nothing.
  static func place(_ entries: inout [MeetingEntry], in bytes: UnsafeRawBufferPointer) {
    let order = entries.indices.flatMap { entry in
      entries[entry].findings.indices.map { (entry: entry, finding: $0) }
    }.sorted { a, b in
      entries[a.entry].findings[a.finding].byteOffset < entries[b.entry].findings[b.finding].byteOffset
    }
    var places = PlaceCounter(bytes)
    for place in order { places.place(&entries[place.entry].findings[place.finding]) }
  }

  /// How many there are, 32 bytes at a time: every mailbox that is read in pieces pays for it.
  static func lineEnds(in bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var index = 0
    let (feed, carriage) = (SIMD32<UInt8>(repeating: 0x0A), SIMD32<UInt8>(repeating: 0x0D))
    while index &+ 33 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self)
      let next = bytes.loadUnaligned(fromByteOffset: index &+ 1, as: SIMD32<UInt8>.self)
      let feeds = unsafeBitCast(block .== feed, to: SIMD4<UInt64>.self)
      let lone =
        unsafeBitCast(block .== carriage, to: SIMD4<UInt64>.self) & ~unsafeBitCast(
          next .== feed, to: SIMD4<UInt64>.self)
      let ends = feeds | lone
      for word in 0..<4 where ends[word] != 0 { count &+= ends[word].nonzeroBitCount &>> 3 }
      index &+= 32
    }
    while index < bytes.count {
      let isFollowed = index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if bytes[index] == 0x0A || bytes[index] == 0x0D && !isFollowed { count += 1 }
      index += 1
    }
    return count
  }
}

/// Lines and columns of rising offsets. Lines end as `SourceLocation` has it: LF, CR and CRLF are one line end each.
private struct PlaceCounter {
  private let bytes: UnsafeRawBufferPointer
  private var line = 1
  private var lineStart = 0
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func place(_ finding: inout Finding) {
    let end = min(finding.byteOffset, bytes.count)
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        line += 1
        lineStart = index
      }
    }
    (finding.line, finding.column, finding.byteOffset) = (line, end - lineStart + 1, end)
  }
}
