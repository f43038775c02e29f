/// One content line with its folds: the folds themselves, then the value and the text parameters.
struct ContentLineReading {
  let risks: [Risk]

  /// Parameters that hold words of the standard, addresses or identifiers; all others may hold text of people.
  static let tokenParameters: Set<[UInt8]> = Set(
    """
    ALTREP CUTYPE DELEGATED-FROM DELEGATED-TO DIR EMAIL ENCODING FBTYPE FMTTYPE LANGUAGE MEMBER PARTSTAT RANGE RELATED \
    RELTYPE ROLE RSVP SCHEDULE-AGENT SCHEDULE-FORCE-SEND SCHEDULE-STATUS SENT-BY VALUE
    """.split(separator: " ").map { Array($0.utf8) })

  init(_ field: RiskField, content: RiskField.Content, nextHop: NextHop?, isGated: Bool = false) {
    var report = RiskReport()
    let unfolding = Unfolding(field.bytes)
    var wire = Findings()
    for place in FoldInsideCharacter.places(in: field.bytes, folds: unfolding.folds) { wire.note(.u208, place) }
    for place in LongLine.places(in: field.bytes) { wire.note(.u210, place) }
    let line = ContentLineParts(unfolding.bytes)

    let value = Array(unfolding.bytes[line.value])
    let label = LabelReading(value, label: field.declaredCharset, default: .utf8)
    let form: TextForm = content == .html ? .escapedMarkup : .escaped
    var repair: [UInt8]?
    if content != .opaque {
      let text = TextExamination(label, form: form, nextHop: nextHop, isGated: isGated)
      repair = text.repair
      report.add(label.findings, repair: repair) { unfolding.raw(shifted($0, by: line.value.lowerBound)) }
      report.add(text.findings, repair: repair) {
        unfolding.raw(shifted(label.place($0), by: line.value.lowerBound))
      }
    }
    // Unfolding alone mends a split character; the value is the repair unless something else is lost in it.
    let isWhole = label.text != nil && !label.isLost
    report.add(wire, repair: isWhole ? repair ?? label.text : nil) { $0 }

    for parameter in line.parameters where !Self.tokenParameters.contains(parameter.name) {
      let bytes = Array(unfolding.bytes[parameter.value])
      let label = LabelReading(bytes, label: field.declaredCharset, default: .utf8)
      let text = TextExamination(label, form: .parameter, nextHop: nextHop, isGated: isGated)
      report.add(label.findings, repair: text.repair) { unfolding.raw(shifted($0, by: parameter.value.lowerBound)) }
      report.add(text.findings, repair: text.repair) {
        unfolding.raw(shifted(label.place($0), by: parameter.value.lowerBound))
      }
    }
    risks = report.risks
  }
}

private func shifted(_ range: Range<Int>, by offset: Int) -> Range<Int> {
  range.lowerBound + offset..<range.upperBound + offset
}

/// Name, parameters and value of an unfolded content line (RFC 5545 section 3.1).
struct ContentLineParts {
  struct Parameter {
    /// In capitals.
    let name: [UInt8]
    /// Without quotation marks. A list of several values is one range.
    let value: Range<Int>
  }

  private(set) var parameters: [Parameter] = []
  /// Empty at the end of a line without a colon.
  private(set) var value: Range<Int>

  init(_ line: [UInt8]) {
    value = line.count..<line.count
    var index = 0
    var start = 0
    var equals: Int?
    var isQuoted = false
    var isFirst = true
    while index < line.count {
      let byte = line[index]
      if byte == 0x22 { isQuoted.toggle() }
      if !isQuoted, byte == 0x3D, equals == nil { equals = index }
      if !isQuoted, byte == 0x3B || byte == 0x3A {
        if !isFirst, let equals { add(line, start, equals, index) }
        (isFirst, start, equals) = (false, index + 1, nil)
        if byte == 0x3A {
          value = index + 1..<line.count
          return
        }
      }
      index += 1
    }
  }

  private mutating func add(_ line: [UInt8], _ start: Int, _ equals: Int, _ end: Int) {
    let name = line[start..<equals].map { (0x61...0x7A).contains($0) ? $0 & ~0x20 : $0 }
    var range = equals + 1..<end
    if range.count >= 2, line[range.lowerBound] == 0x22, line[range.upperBound - 1] == 0x22 {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    parameters.append(Parameter(name: name, value: range))
  }
}
