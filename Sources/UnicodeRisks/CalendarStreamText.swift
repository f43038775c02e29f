/// A calendar stream with its label taken off, so that its content lines can be looked at one by one.
public struct CalendarStreamText: Sendable {
  /// About the stream as a whole: its label and its byte order mark.
  public let risks: [Risk]
  /// UTF-8 where the label can be trusted or corrected; otherwise the bytes as they are, for each line to be judged alone.
  public let text: [UInt8]
  private let label: LabelReading?

  /// - Parameters:
  ///   - bytes: a text/calendar body after its transfer encoding, or an .ics file.
  ///   - declaredCharset: of the part; nil for a file, which is UTF-8 then.
  public init(_ bytes: [UInt8], declaredCharset: String?) {
    var report = RiskReport()
    var findings = Findings()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { findings.note(.u402, 0..<3) }
    report.add(findings, repair: nil) { $0 }
    let isUTF8 = declaredCharset.map { ["utf-8", "utf8"].contains(CharsetLabel.key($0)) } ?? true
    let hasWideMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard !isUTF8 || hasWideMark, bytes.contains(where: { $0 >= 0x80 || $0 == 0x1B || $0 == 0 }) else {
      (risks, text, label) = (report.risks, bytes, nil)
      return
    }
    let reading = LabelReading(bytes, label: declaredCharset, default: .utf8)
    // Broken UTF-8 is judged line by line, where folds are taken off first.
    if reading.text != nil || !isUTF8 {
      report.add(reading.findings, repair: reading.isRepaired ? reading.text : nil) { $0 }
    }
    (risks, text, label) = (report.risks, reading.text ?? bytes, reading.text == nil ? nil : reading)
  }

  /// Where a range of `text` stands in the bytes.
  public func place(_ range: Range<Int>) -> Range<Int> { label?.place(range) ?? range }
}
