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
    guard field.repairable.contains(where: { $0.code == risk.code }) else { return nil }
    if let fix = made[field.home] {
      return fix.source.map { .restored(from: $0) } ?? .repaired
    }
    return proof.left[field.home].flatMap { $0.isEmpty ? nil : .left($0) }
  }
}

extension SurveyedField {
  /// The findings that a repair of the field does away with; where letters are lost, if a copy still has them.
  var repairable: [Risk] {
    let certain = risks.filter { $0.repair != nil }
    guard certain.isEmpty, risks.contains(where: { DamagedText.codes.contains($0.code) }) else { return certain }
    return risks.filter { DamagedText.codes.contains($0.code) || RiskCatalogue.entry(for: $0.code).repair != .none }
  }
}

extension TextSurvey {
  /// The fixes of all fields that have one, and why others are left.
  /// - Parameter refusal: why a field is not to be touched; nil where it may be.
  func fixes(
    refusing refusal: (SurveyedField) -> String?
  ) -> (fixes: [FieldFix], left: [SurveyedField.Home: String]) {
    let repairing = FieldRepairing(survey: self)
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
