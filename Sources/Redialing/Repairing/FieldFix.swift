import Calendars
import Charsets
import Messages
import Splicing
import UnicodeRisks

/// A certain repair of one field, carried outward as far as it can be without the others. Nothing about it is proved yet.
struct FieldFix: Sendable {
  enum Edits: Sendable {
    /// Of the text of a calendar, by its index.
    case calendar(Int, EditList<CalendarText>)
    /// Of a body's text as `reading` gives it; `label` is what its charset parameter has to say, nil where it may stay.
    case body(entity: Int, EditList<BodyText>, reading: Charset, label: String?)
    /// Of a body that no charset reads as it stands.
    case part(entity: Int, EditList<PartBytes>)
    case header(EditList<MessageBytes>)
  }

  let home: SurveyedField.Home
  var edits: Edits
  /// What reading the field again has to give: the unfolded line, the header field's text, the body's text.
  let expected: [UInt8]
  /// The copy that lost letters come from.
  var source: String?
}

/// Why a field with a certain repair stays as it is: a few words, for the report.
struct RepairRefusal: Error {
  let why: String

  init(_ why: String) { self.why = why }

  init(_ error: LoweringError) {
    switch error {
    case .conflict: why = "two repairs would meet"
    case .unaligned, .undecodable: why = "it touches bytes that are no characters"
    case .cannotEncode(_, let charset): why = "\(charset) cannot hold the repaired text"
    case .cannotTransfer(let encoding): why = "the repaired text does not fit \(encoding)"
    }
  }
}

/// Makes the fix of a field.
struct FieldRepairing {
  let survey: TextSurvey
  /// Nil where no text lost letters.
  private let copies: TextCopies?

  init(_ survey: TextSurvey) {
    self.survey = survey
    copies = survey.fields.contains(where: \.isDamaged) ? TextCopies(survey) : nil
  }

  /// - Returns: nil for a field without a certain repair.
  func fix(_ field: SurveyedField) throws(RepairRefusal) -> FieldFix? {
    if let restored = try restoration(field) { return restored }
    guard field.risks.contains(where: { $0.repair != nil }) else { return nil }
    if let entity = field.home.entity, survey.message?.entities[entity].isProtected == true {
      throw RepairRefusal("it is signed or encrypted")
    }
    let repair = RiskReader.repair(of: field.field)
    switch field.home {
    case .stream: throw RepairRefusal("the label of a calendar is never changed")
    case .extendedName: throw RepairRefusal("a file name in the form of RFC 2231 is left as it is")
    case .line(let calendar, let index): return try line(field, repair, calendar, index)
    case .header: return try header(field, repair)
    case .body(let entity): return try body(field, repair, entity)
    }
  }

  /// Lost letters from another copy of the text; nil where nothing is certain about them.
  private func restoration(_ field: SurveyedField) throws(RepairRefusal) -> FieldFix? {
    guard field.isDamaged, let copies = copies?.copies(of: field.home), !copies.isEmpty,
      field.home.entity.map({ survey.message?.entities[$0].isProtected == true }) != true,
      let text = DamagedText(field.field)
    else { return nil }
    guard let (repair, source) = text.restored(from: copies.map(\.text)) else { return nil }
    var fix: FieldFix
    switch field.home {
    case .line(let calendar, let index): fix = try line(field, repair, calendar, index)
    case .body(let entity): fix = try body(field, repair, entity)
    case .stream, .extendedName, .header: return nil
    }
    fix.source = copies[source].name
    return fix
  }

  private func line(
    _ field: SurveyedField, _ repair: FieldRepair?, _ calendar: Int, _ index: Int
  ) throws(RepairRefusal) -> FieldFix {
    let copy = survey.calendars[calendar]
    guard copy.isEditable else { throw RepairRefusal("the calendar is protected, or its charset is not what it says") }
    // A lone CR is white space to some readers and a line end to others.
    guard !Self.hasLoneReturn(field.field.bytes), case .contentLine(let edits)? = repair
    else { throw RepairRefusal("the repaired text does not fit the form of the line") }
    let folding = FoldingLayer(copy.copy.calendar.lines[index])
    do throws(LoweringError) {
      return FieldFix(
        home: field.home, edits: .calendar(calendar, try folding.lower(edits)),
        expected: edits.applied(to: folding.decoded))
    } catch {
      throw RepairRefusal(error)
    }
  }

  private static func hasLoneReturn(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == 0x0D && ($0 + 1 == bytes.count || bytes[$0 + 1] != 0x0A) }
  }

  private func header(_ field: SurveyedField, _ repair: FieldRepair?) throws(RepairRefusal) -> FieldFix {
    guard let message = survey.message, case .message(let start) = field.origin,
      case .headerField(let replacements)? = repair,
      let expected = field.risks.lazy.compactMap(\.repair).first
    else { throw RepairRefusal("the repaired text does not fit the form of the field") }
    var edits: [EditList<MessageBytes>.Replacement] = []
    for replacement in replacements {
      let range = start + replacement.range.lowerBound..<start + replacement.range.upperBound
      var text = replacement.text
      if replacement.isEncoded {
        let line = message.bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        text = EncodedWord.encode(
          text, after: range.lowerBound - line, lineEnding: message.lineEnding, always: true)
      }
      edits.append(.init(range: range, bytes: text))
    }
    guard let list = try? EditList<MessageBytes>(edits) else { throw RepairRefusal("two repairs would meet") }
    return FieldFix(home: field.home, edits: .header(list.trimmed(over: message.bytes)), expected: expected)
  }

  private func body(
    _ field: SurveyedField, _ repair: FieldRepair?, _ entity: Int
  ) throws(RepairRefusal) -> FieldFix {
    switch repair {
    case .body(let edits, let reading, let label):
      guard let text = try? reading.decode(field.field.bytes) else {
        throw RepairRefusal("not all of it is \(reading.name)")
      }
      return FieldFix(
        home: field.home, edits: .body(entity: entity, edits, reading: reading, label: label),
        expected: edits.applied(to: text))
    case .bytes(let edits):
      return FieldFix(
        home: field.home, edits: .part(entity: entity, edits), expected: edits.applied(to: field.field.bytes))
    default: throw RepairRefusal("no label says what it is, or it would have to be written anew as a whole")
    }
  }
}

extension SurveyedField.Home {
  /// The entity of a message that a header field or body belongs to.
  var entity: Int? {
    switch self {
    case .header(let entity, _, _), .extendedName(let entity), .body(let entity): entity
    case .stream, .line: nil
    }
  }
}
