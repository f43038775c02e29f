/// A TEXT value, unfolded and escaped.
struct PropertyTextReading {
  let risks: [Risk]

  init(_ field: RiskField, content: RiskField.Content, nextHop: NextHop?) {
    var report = RiskReport()
    let label = LabelReading(field.bytes, label: field.declaredCharset, default: .utf8)
    let form: TextForm = content == .html ? .escapedMarkup : .escaped
    let text = content == .opaque ? nil : TextExamination(label, form: form, nextHop: nextHop)
    report.add(label.findings, repair: text?.repair) { $0 }
    if let text { report.add(text.findings, repair: text.repair, mapping: label.place) }
    risks = report.risks
  }
}
