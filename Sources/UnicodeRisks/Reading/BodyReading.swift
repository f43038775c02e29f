/// A text/plain or text/html body.
struct BodyReading {
  let risks: [Risk]

  init(_ field: RiskField, form: TextForm, nextHop: NextHop?, isGated: Bool = false) {
    var report = RiskReport()
    var findings = Findings()
    if field.isUnencoded {
      for place in LongLine.places(in: field.bytes) { findings.note(.u210, place) }
    }
    let label = LabelReading(field.bytes, label: field.declaredCharset, default: .ascii, isMarkup: form.isMarkup)
    if label.text != nil, field.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { findings.note(.u402, 0..<3) }
    report.add(findings, repair: nil) { $0 }
    let text = TextExamination(label, form: form, nextHop: nextHop, isStartOfFile: true, isGated: isGated)
    report.add(label.findings, repair: text.repair) { $0 }
    report.add(text.findings, repair: text.repair, mapping: label.place)
    risks = report.risks
  }
}

/// A text, decoded from labelled bytes and put before the rules.
struct TextExamination {
  var findings = Findings()
  /// The repaired text, nil when nothing was or can be repaired.
  var repair: [UInt8]?
  /// The same as replacements in the text that was read, in order and disjoint.
  var replacements: [(range: Range<Int>, bytes: [UInt8])] = []

  /// - Parameter isGated: whether a text that the gate clears may be left to it.
  init(
    _ label: LabelReading, form: TextForm, nextHop: NextHop?, isStartOfFile: Bool = false, isGated: Bool = false
  ) {
    guard let text = label.text else { return }
    // What was damaged or mended is for the rules; most other fields come here for their charset, folds or references alone.
    if isGated, nextHop == nil, !label.isRepaired, !label.isLost, TextGate.isClean(text, form: form) { return }
    var reading = TextReading(text, form: form, nextHop: nextHop, isStartOfFile: isStartOfFile)
    reading.isRepaired = label.isRepaired
    reading.isLost = label.isLost
    examine(&reading)
  }

  /// Of a header field, its encoded-words decoded.
  init(_ decoding: HeaderDecoding, nextHop: NextHop?, isGated: Bool = false) {
    if isGated, nextHop == nil, decoding.isPlain, TextGate.isClean(decoding.text, form: .header) { return }
    var reading = decoding.reading(nextHop: nextHop)
    examine(&reading)
  }

  private mutating func examine(_ reading: inout TextReading) {
    reading.examine()
    findings = reading.findings
    repair = reading.repairedText
    if repair != nil { replacements = reading.replacements }
  }
}
