import Calendars
import Charsets
import Diagnosing
import Messages
import Splicing
import UnicodeRisks

/// Makes the repairs of one item and believes none of them before it has read the result again.
///
/// Proved: (1) output and inverse edits give the source; (2) every repaired field reads as it should; (3) it raises nothing
/// that is mangled or lost, nothing it did not raise before, and nothing more that could be repaired; (4) no other field
/// raises anything else than before. What fails is taken out, and the rest is proved anew.
struct RepairProof {
  let bytes: [UInt8]
  let kind: ItemInput.Kind
  let survey: TextSurvey

  /// Proved edits with the fixes that made them, and why others were left.
  struct Result {
    var edits = EditList<MessageBytes>()
    var output: [UInt8]?
    var made: [FieldFix] = []
    var left: [SurveyedField.Home: String] = [:]
  }

  private static let maximumRounds = 8

  func proved(_ fixes: [FieldFix]) -> Result {
    var result = Result()
    var open = fixes
    for _ in 0..<Self.maximumRounds {
      guard !open.isEmpty, let edits = lowered(&open, &result.left), !open.isEmpty else { return result }
      let output = edits.applied(to: bytes)
      let failing = failing(open, edits, output)
      if failing.isEmpty {
        (result.edits, result.output, result.made) = (edits, output, open)
        return result
      }
      for home in failing { result.left[home] = "the repaired text was read again and did not hold" }
      open.removeAll { failing.contains($0.home) }
    }
    for fix in open { result.left[fix.home] = "the repaired text was read again and did not hold" }
    return result
  }

  /// All edits as one list; fixes that cannot be lowered, or meet another, are taken out.
  private func lowered(
    _ fixes: inout [FieldFix], _ left: inout [SurveyedField.Home: String]
  ) -> EditList<MessageBytes>? {
    let lowering = ItemLowering(
      message: survey.message, calendars: survey.calendars.map(\.copy), bodies: [])
    if let edits = try? lowering.lower([], fixes: fixes) { return edits }
    // Halves, then halves of those: a few bad ones among many cost a few passes over the item, not one a fix.
    var sound: [FieldFix] = []
    var open = [fixes[...]]
    while let part = open.popLast(), let first = part.first {
      do throws(RegenerationFailure) {
        _ = try lowering.lower([], fixes: Array(part))
        sound += part
      } catch {
        guard part.count > 1 else {
          left[first.home] = error.ruling.message
          continue
        }
        let middle = (part.startIndex + part.endIndex) / 2
        open += [part[middle...], part[..<middle]]
      }
    }
    fixes = sound
    if let edits = try? lowering.lower([], fixes: fixes) { return edits }
    // Each alone is fine and all together are not.
    for fix in fixes { left[fix.home] = "two repairs would meet" }
    fixes = []
    return nil
  }

  private func failing(
    _ fixes: [FieldFix], _ edits: EditList<MessageBytes>, _ output: [UInt8]
  ) -> Set<SurveyedField.Home> {
    let all = Set(fixes.map(\.home))
    guard edits.inverted(over: bytes).applied(to: output) == bytes else { return all }
    let after = TextSurvey(output, kind: kind)
    guard after.isLike(survey) else { return all }
    let reading = FieldRereading(survey: after, fixes: fixes)
    var failing = Set(fixes.filter { !reading.holds($0) }.map(\.home))
    let before = Dictionary(survey.fields.map { ($0.home, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(after.fields.map { ($0.home, $0) }, uniquingKeysWith: { first, _ in first })
    for home in all where !Self.isSound(now[home]?.risks ?? [], before: before[home]?.risks ?? []) {
      failing.insert(home)
    }
    let others = Set(before.keys).union(now.keys).subtracting(all)
    if others.contains(where: { before[$0]?.risks.map(\.code) != now[$0]?.risks.map(\.code) }) { return all }
    return failing
  }

  /// Codes by which letters are lost for certain or most likely: a field that holds one is left whole.
  private static let losses: Set<RiskCode> = [.u301, .u302, .u303]

  static func isSound(_ risks: [Risk], before: [Risk]) -> Bool {
    let known = Set(before.map(\.code))
    return risks.allSatisfy {
      $0.severity != .mangled && !losses.contains($0.code) && known.contains($0.code) && $0.repair == nil
    }
  }
}

extension TextSurvey {
  /// Whether the same parts, calendars and lines were found.
  fileprivate func isLike(_ other: TextSurvey) -> Bool {
    message?.entities.map(\.number) == other.message?.entities.map(\.number)
      && calendars.map { $0.copy.calendar.lines.count } == other.calendars.map { $0.copy.calendar.lines.count }
  }
}

/// Reads a repaired field again.
struct FieldRereading {
  let survey: TextSurvey
  /// Where the texts of repaired header fields stand, by the entity and name, so that no header is searched for each fix.
  private let headers: [Header: [Range<Int>]]

  private struct Header: Hashable {
    let entity: Int
    let name: FieldName
  }

  init(survey: TextSurvey, fixes: [FieldFix]) {
    self.survey = survey
    var headers: [Header: [Range<Int>]] = [:]
    let entities = Set(
      fixes.compactMap { fix in if case .header(let entity, _, _) = fix.home { entity } else { nil } })
    if let message = survey.message {
      for entity in entities {
        for field in message.entities[entity].fields {
          headers[Header(entity: entity, name: field.name), default: []] += HeaderTexts.ranges(
            of: field, in: message.bytes)
        }
      }
    }
    self.headers = headers
  }

  func holds(_ fix: FieldFix) -> Bool {
    switch fix.home {
    case .line(let calendar, let index):
      return survey.calendars[calendar].copy.calendar.lines[index].unfolded() == fix.expected
    case .header(let entity, let name, let ordinal):
      guard let message = survey.message, let ranges = headers[Header(entity: entity, name: name)],
        ordinal < ranges.count
      else { return false }
      return RiskReader.text(ofHeaderField: Array(message.bytes[ranges[ordinal]])) == fix.expected
    case .body(let index):
      guard let message = survey.message else { return false }
      let entity = message.entities[index]
      let part = message.layer(of: entity).decoded
      if case .part = fix.edits { return part == fix.expected }
      guard let text = try? charset(of: entity, fix).decode(part) else { return false }
      let isMarkup = entity.contentType.is("text/html")
      return Self.comparable(text, isMarkup: isMarkup) == Self.comparable(fix.expected, isMarkup: isMarkup)
    case .stream, .extendedName: return false
    }
  }

  private func charset(of entity: Entity, _ fix: FieldFix) -> Charset {
    if let label = entity.charsetLabel, let charset = Charset(label: label) { return charset }
    if case .body(_, _, let reading, _) = fix.edits { return reading }
    return .utf8
  }

  /// A part that became UTF-8 as a whole has the line ends of its message; HTML may say a character by its number.
  static func comparable(_ text: [UInt8], isMarkup: Bool) -> [UInt8] {
    let lines = text.indices.filter { text[$0] != 0x0D || $0 + 1 == text.count || text[$0 + 1] != 0x0A }.map {
      text[$0]
    }
    return isMarkup ? CharacterReferences.ascii(lines) : lines
  }
}
