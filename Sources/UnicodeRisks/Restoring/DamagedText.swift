import Charsets

/// The text of a field that lost letters in some places (U101, U102, U302) and is sound, or made sound, in all others.
public struct DamagedText: Sendable {
  private let field: RiskField
  private let reading: TextReading
  private let charset: Charset
  let letters: VisibleLetters
  /// Ranges of `letters`, in order, that stand for lost ones.
  let holes: [Range<Int>]

  /// A text with more holes is no text, and a longer one no word or sentence that a copy could vouch for.
  private static let mostHoles = 64
  private static let longestHole = 256

  /// Codes of findings that say where letters are missing.
  public static let codes: Set<RiskCode> = [.u101, .u102, .u302]

  /// - Returns: nil where nothing is lost, too much, or more than letters, or where the field is no content line or body.
  public init?(_ field: RiskField) {
    guard let (label, form) = Self.decoded(field), !label.isLost, !label.isRepaired, let text = label.text else {
      return nil
    }
    let reading = TextReading(examining: text, form: form)
    guard reading.hasLostLetters, !reading.isLost else { return nil }
    letters = VisibleLetters(reading.units, isMarkup: form.isMarkup)
    var holes: [Range<Int>] = []
    for (index, unit) in letters.units.enumerated() where reading.units[unit].kind == .lost {
      if let last = holes.last, last.upperBound == index, letters.units[index - 1] + 1 == unit {
        holes[holes.count - 1] = last.lowerBound..<index + 1
      } else {
        holes.append(index..<index + 1)
      }
    }
    // One that nobody sees (in a tag) has no other copy.
    guard holes.reduce(0, { $0 + $1.count }) == reading.units.count(where: { $0.kind == .lost }),
      (1...Self.mostHoles).contains(holes.count), holes.allSatisfy({ $0.count <= Self.longestHole })
    else { return nil }
    self.holes = holes
    (self.field, self.reading, charset) = (field, reading, label.reading)
  }

  /// The bytes that hold a field's text with their label taken off.
  static func decoded(_ field: RiskField) -> (LabelReading, TextForm)? {
    switch field.context {
    case .contentLine(.opaque), .propertyText, .headerField, .calendarStream: return nil
    case .contentLine(let content):
      let line = Unfolding(field.bytes).bytes
      let value = Array(line[ContentLineParts(line).value])
      return (
        LabelReading(value, label: field.declaredCharset, default: .utf8), content == .html ? .escapedMarkup : .escaped
      )
    case .plainText: return (LabelReading(field.bytes, label: field.declaredCharset, default: .ascii), .plain)
    case .html:
      return (LabelReading(field.bytes, label: field.declaredCharset, default: .ascii, isMarkup: true), .markup)
    }
  }

  /// What an ASCII part has to be labelled once it holds letters that were lost to ASCII.
  private var label: String? {
    let declared = field.declaredCharset.map { Charset(label: $0) } ?? .usASCII
    return declared == .usASCII ? "utf-8" : nil
  }

  /// The field with letters in its holes.
  /// - Parameter filling: for each hole.
  func repair(filling: [[UInt32]]) -> FieldRepair? {
    var reading = reading
    reading.repair(
      zip(holes, filling).map { hole, scalars in
        (range: letters.units[hole.lowerBound]..<letters.units[hole.upperBound - 1] + 1, scalars: scalars)
      })
    switch field.context {
    case .contentLine(let content):
      return ContentLineRepair(field, content: content, value: reading.replacements).edits.map(FieldRepair.contentLine)
    case .plainText, .html:
      return RiskReader.edits(reading.replacements).map { .body($0, reading: charset, label: label) }
    default: return nil
    }
  }
}
