import Charsets
import Diagnosing
import Splicing
import UnicodeRisks

extension Proof {
  /// The proved edits with the certain repairs of the events that they update. A repair gives way where it meets a block's
  /// edit. Each is proved alone, then all of it together; what does not hold is left and said, and the blocks' edits stay.
  mutating func repairing(
    _ draft: PlanDraft, edits: EditList<MessageBytes>, _ findings: inout ItemFindings
  ) -> EditList<MessageBytes> {
    guard !edits.isEmpty, !findings.isEmpty else { return edits }
    let (fixes, refused) = findings.survey.fixes { findings.isUpdated($0) ? nil : "" }
    let alone = RepairProof(bytes: input.bytes, kind: input.kind, survey: findings.survey).proved(fixes)
    for (home, why) in refused.merging(alone.left, uniquingKeysWith: { first, _ in first }) where !why.isEmpty {
      findings.repaired[home] = .left(why)
    }
    let kept = alone.made.compactMap { draft.apart($0) }
    guard !kept.isEmpty else { return edits }
    let lowering = ItemLowering(item: draft.item)
    let regenerations = draft.regenerations.sorted { $0.key < $1.key }.map(\.value)
    let before = (output, outputBytes)
    if let together = try? lowering.lower(regenerations, fixes: kept) {
      let bytes = together.applied(to: input.bytes)
      if failingEvents(of: draft, edits: together, output: bytes).isEmpty, let after = output,
        CombinedTexts(draft.item, regenerations, kept).areThose(of: after),
        findings.areFewer(in: after, repairing: kept)
      {
        outputBytes = bytes
        for fix in kept { findings.repaired[fix.home] = fix.source.map { .restored(from: $0) } ?? .repaired }
        return together
      }
    }
    (output, outputBytes) = before
    for fix in kept { findings.repaired[fix.home] = .left("it does not hold together with the new block") }
    return edits
  }
}

extension PlanDraft {
  /// A fix without what meets the edits of blocks; nil when nothing of it remains.
  fileprivate func apart(_ fix: FieldFix) -> FieldFix? {
    var fix = fix
    switch fix.edits {
    case .calendar(let index, let edits):
      let kept = Self.apart(edits, from: regenerations.values.compactMap { $0.calendars[index] })
      fix.edits = .calendar(index, kept)
      return kept.isEmpty ? nil : fix
    case .body(let entity, let edits, let reading, let label):
      guard let index = item.bodies.firstIndex(where: { $0.entity == entity }) else { return fix }
      let blocks = regenerations.values.compactMap { $0.bodies[index] }
      if blocks.isEmpty { return fix }
      guard label == nil, item.bodies[index].charset.charset == reading else { return nil }
      let kept = Self.apart(edits, from: blocks)
      fix.edits = .body(entity: entity, kept, reading: reading, label: nil)
      return kept.isEmpty ? nil : fix
    case .part(let entity, _):
      let isEdited = item.bodies.firstIndex { $0.entity == entity }.map { index in
        regenerations.values.contains { $0.bodies[index] != nil }
      }
      return isEdited == true ? nil : fix
    case .header: return fix
    }
  }

  private static func apart<S: Space>(_ edits: EditList<S>, from others: [EditList<S>]) -> EditList<S> {
    guard var all = try? EditList<S>(others.flatMap(\.replacements)) else { return EditList() }
    var kept: [EditList<S>.Replacement] = []
    for edit in edits.replacements where (try? all.insert(edit)) != nil { kept.append(edit) }
    return (try? EditList<S>(kept)) ?? EditList()
  }
}

/// The texts of an item as blocks and repairs together have to leave them.
private struct CombinedTexts {
  private var calendars: [Int: [UInt8]] = [:]
  private var bodies: [Int: [UInt8]] = [:]
  private let isSound: Bool

  init(_ item: Item, _ regenerations: [Regeneration], _ fixes: [FieldFix]) {
    var calendarEdits: [Int: [EditList<CalendarText>.Replacement]] = [:]
    var bodyEdits: [Int: [EditList<BodyText>.Replacement]] = [:]
    for regeneration in regenerations {
      for (index, edits) in regeneration.calendars { calendarEdits[index, default: []] += edits.replacements }
      for (index, edits) in regeneration.bodies { bodyEdits[index, default: []] += edits.replacements }
    }
    for fix in fixes {
      switch fix.edits {
      case .calendar(let index, let edits): calendarEdits[index, default: []] += edits.replacements
      case .body(let entity, let edits, let reading, nil):
        if let index = item.bodies.firstIndex(where: { $0.entity == entity && $0.charset.charset == reading }) {
          bodyEdits[index, default: []] += edits.replacements
        }
      default: break
      }
    }
    var isSound = true
    for (index, copy) in item.calendars.enumerated() {
      guard let edits = try? EditList<CalendarText>(calendarEdits[index] ?? []) else {
        isSound = false
        continue
      }
      calendars[index] = edits.applied(to: copy.charset.text)
    }
    for (index, edits) in bodyEdits {
      guard let edits = try? EditList<BodyText>(edits) else {
        isSound = false
        continue
      }
      bodies[index] = edits.applied(to: item.bodies[index].text)
    }
    self.isSound = isSound
  }

  func areThose(of after: Item) -> Bool {
    isSound && calendars.allSatisfy { after.calendars[$0].charset.text == $1 }
      && bodies.allSatisfy { index, text in
        let now = after.bodies[index]
        return Self.comparable(now.text, now.form) == Self.comparable(text, now.form)
      }
  }

  private static func comparable(_ text: [UInt8], _ form: BodyCopy.Form) -> [UInt8] {
    FieldRereading.comparable(text, isMarkup: form == .html)
  }
}

extension ItemFindings {
  /// Whether the result holds less damage in the repaired properties than the source did.
  fileprivate func areFewer(in after: Item, repairing fixes: [FieldFix]) -> Bool {
    func damaged(_ survey: TextSurvey) -> [String: Int] {
      survey.fields.reduce(into: [:]) { counts, field in
        if field.risks.contains(where: { $0.severity == .mangled || $0.repair != nil }) {
          counts[field.property, default: 0] += 1
        }
      }
    }
    let (old, new) = (damaged(survey), damaged(TextSurvey(after)))
    let homes = Set(fixes.map(\.home))
    let repairs = survey.fields.reduce(into: [String: Int]()) { counts, field in
      if homes.contains(field.home) { counts[field.property, default: 0] += 1 }
    }
    return old.merging(new, uniquingKeysWith: { first, _ in first }).keys.allSatisfy {
      (new[$0] ?? 0) <= (old[$0] ?? 0) - (repairs[$0] ?? 0)
    }
  }
}
