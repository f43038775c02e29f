import Splicing
import UnicodeRisks

/// The certain repairs of one item by themselves: `lint --repair`.
struct ItemRepair {
  let survey: TextSurvey
  let proof: RepairProof.Result
  private let made: [SurveyedField.Home: FieldFix]

  init(_ bytes: [UInt8], kind: ItemInput.Kind, options: LintOptions) {
    survey = TextSurvey(bytes, kind: kind, nextHop: options.nextHop)
    let plain = options.nextHop == nil ? survey : TextSurvey(bytes, kind: kind)
    let (fixes, left) = plain.fixes { field in
      let risks = field.repairable
      guard risks.contains(where: { options.wants($0.code) }) else { return "" }
      return risks.allSatisfy { options.wants($0.code) }
        ? nil : "it would also change what was not selected"
    }
    var proof = RepairProof(bytes: bytes, kind: kind, survey: plain).proved(fixes)
    proof.left.merge(left) { first, _ in first }
    self.proof = proof
    made = Dictionary(proof.made.map { ($0.home, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func outcome(of field: SurveyedField, _ risk: Risk) -> Finding.Outcome? {
    if let fix = made[field.home] {
      return field.outcome(fix.source.map { .restored(from: $0) } ?? .repaired, of: risk)
    }
    return proof.left[field.home].flatMap { $0.isEmpty ? nil : field.outcome(.left($0), of: risk) }
  }
}

extension SurveyedField {
  /// Whether letters are lost that another copy of the text may still have.
  var isDamaged: Bool { risks.contains { DamagedText.codes.contains($0.code) } }

  /// The findings that a repair of the field does away with: where letters are lost, all that has a repair at all, if a copy still
  /// has them; else those with a certain one.
  var repairable: [Risk] {
    let isDamaged = isDamaged
    return risks.filter { risk in
      if risk.repair != nil || DamagedText.codes.contains(risk.code) { return true }
      return isDamaged && RiskCatalogue.entry(for: risk.code).repair != .none
    }
  }

  /// What became of one finding of the field, when all of it had this outcome.
  func outcome(_ outcome: Finding.Outcome, of risk: Risk) -> Finding.Outcome? {
    if case .restored = outcome { return repairable.contains { $0.code == risk.code } ? outcome : nil }
    return risk.repair != nil ? outcome : nil
  }
}

extension TextSurvey {
  /// The fixes of all fields that have one, and why others are left.
  /// - Parameter refusal: why a field is not to be touched; nil where it may be.
  func fixes(
    refusing refusal: (SurveyedField) -> String?
  ) -> (fixes: [FieldFix], left: [SurveyedField.Home: String]) {
    let repairing = FieldRepairing(self)
    var fixes: [FieldFix] = []
    var left: [SurveyedField.Home: String] = [:]
    for field in fields {
      if let why = refusal(field) {
        left[field.home] = why
        continue
      }
      do throws(RepairRefusal) {
        if let fix = try repairing.fix(field) { fixes.append(fix) }
      } catch {
        left[field.home] = error.why
      }
    }
    return (fixes, left)
  }
}
