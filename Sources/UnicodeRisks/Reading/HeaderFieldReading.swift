import Charsets
import Diagnosing

/// A header field body: raw bytes first, then what its encoded-words say.
struct HeaderFieldReading {
  let risks: [Risk]

  init(_ field: RiskField, nextHop: NextHop?, isGated: Bool = false) {
    var report = RiskReport()
    var wire = Findings()
    if let first = field.bytes.firstIndex(where: { $0 >= 0x80 }) {
      let severity: Severity? = field.allowsInternationalizedHeaders ? .info : nil
      let end = field.bytes[first...].firstIndex { $0 < 0x80 } ?? field.bytes.count
      wire.note(.u213, first..<end, severity: severity)
    }
    for place in LongLine.places(in: field.bytes) { wire.note(.u210, place) }
    let unfolding = Unfolding(field.bytes, keepsSpace: true)
    guard UTF8Gate.isValid(unfolding.bytes) else {
      report.add(wire, repair: nil) { $0 }
      risks = report.risks
      return
    }

    var decoding = HeaderDecoding(unfolding.bytes)
    decoding.read()
    report.add(wire, repair: nil) { $0 }
    let text = TextExamination(decoding, nextHop: nextHop, isGated: isGated)
    report.add(decoding.findings, repair: text.repair, mapping: unfolding.raw)
    report.add(text.findings, repair: text.repair) { unfolding.raw(decoding.source($0)) }
    risks = report.risks
  }
}

/// The text of an unfolded header field body (RFC 2047), with the way back.
struct HeaderDecoding {
  struct Segment {
    let text: Range<Int>
    let source: Range<Int>
    /// The text is the source itself.
    let isLiteral: Bool
    /// The text is not what the words say by their labels, each alone.
    let isRepaired: Bool
  }

  private let bytes: [UInt8]
  private(set) var text: [UInt8] = []
  private(set) var findings = Findings()
  private(set) var isRepaired = false
  private(set) var isLost = false
  /// Broken encoded-words, in the text.
  private(set) var masked: [Range<Int>] = []
  private(set) var segments: [Segment] = []

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() {
    let units = TextUnits.read(bytes, form: .plain)
    let scalars = units.map(\.scalar)
    let runs = EncodedWords.runs(in: scalars)
    // White space before the text belongs to the field, not to the text.
    var index = scalars.prefix { $0 == 0x20 || $0 == 0x09 }.count
    for run in runs {
      literal(units, scalars, index..<run.range.lowerBound)
      for group in run.groups { encoded(group, units) }
      index = run.range.upperBound
    }
    literal(units, scalars, index..<scalars.count)
  }

  /// Whether the words say nothing but what stands in them.
  var isPlain: Bool { !isRepaired && !isLost && masked.isEmpty && findings.isEmpty }

  /// What was read, for the rules.
  func reading(nextHop: NextHop?) -> TextReading {
    var reading = TextReading(text, form: .header, nextHop: nextHop)
    reading.isRepaired = isRepaired
    reading.isLost = isLost
    reading.masked = masked
    return reading
  }

  /// Source range of a range of the text.
  func source(_ range: Range<Int>) -> Range<Int> {
    guard let first = segments.first(where: { $0.text.upperBound > range.lowerBound }) else {
      return bytes.count..<bytes.count
    }
    let last = segments.last { $0.text.lowerBound < max(range.upperBound, range.lowerBound + 1) } ?? first
    let start = first.source.lowerBound + (first.isLiteral ? max(0, range.lowerBound - first.text.lowerBound) : 0)
    let end = last.isLiteral ? last.source.lowerBound + range.upperBound - last.text.lowerBound : last.source.upperBound
    return start..<max(start, end)
  }

  private mutating func append(_ part: [UInt8], _ source: Range<Int>, isLiteral: Bool, isRepaired: Bool = false) {
    segments.append(
      Segment(
        text: text.count..<text.count + part.count, source: source, isLiteral: isLiteral, isRepaired: isRepaired))
    text += part
  }

  private mutating func literal(_ units: [TextUnit], _ scalars: [UInt32], _ range: Range<Int>) {
    guard let first = units[range].first, let last = units[range].last else { return }
    let source = Int(first.start)..<Int(last.end)
    let start = text.count
    append(Array(bytes[source]), source, isLiteral: true)
    var index = range.lowerBound
    while index < range.upperBound {
      guard scalars[index] == 0x3D, case .broken(let broken)? = EncodedWords.read(scalars, at: index) else {
        index += 1
        continue
      }
      let end = min(broken.upperBound, range.upperBound)
      let place = Int(units[index].start)..<Int(units[end - 1].end)
      findings.note(.u212, place)
      masked.append(start + place.lowerBound - source.lowerBound..<start + place.upperBound - source.lowerBound)
      index = end
    }
  }

  /// Words of one charset, side by side.
  private mutating func encoded(_ group: [EncodedWords.Word], _ units: [TextUnit]) {
    func source(_ words: ArraySlice<EncodedWords.Word>) -> Range<Int> {
      guard let first = words.first, let last = words.last else { return 0..<0 }
      return Int(units[first.range.lowerBound].start)..<Int(units[last.range.upperBound - 1].end)
    }
    let whole = source(group[...])
    let payloads = group.compactMap(\.payload)
    guard payloads.count == group.count, let label = group.first?.charset else {
      findings.note(.u212, whole)
      masked.append(text.count..<text.count + whole.count)
      append(Array(bytes[whole]), whole, isLiteral: true)
      return
    }
    if group.count == 1 { return word(payloads[0], label, whole) }
    let joined = payloads.flatMap { $0 }
    let charset = Charset(label: label)
    let isSound = charset.map { charset in payloads.allSatisfy { (try? charset.decode($0)) != nil } } ?? false
    if let charset, !isSound, (try? charset.decode(joined)) != nil {
      findings.note(.u211, whole)
      isRepaired = true
      word(joined, label, whole, isRepaired: true)
      return
    }
    // Each alone, but all together where none decodes alone: what the label says is judged over more text.
    if isSound, LabelReading(joined, label: label, default: .ascii).findings.isEmpty {
      for (number, payload) in payloads.enumerated() { word(payload, label, source(group[number...number])) }
    } else {
      word(joined, label, whole)
    }
  }

  private mutating func word(
    _ payload: [UInt8], _ label: String, _ source: Range<Int>, isRepaired isJoined: Bool = false
  ) {
    let reading = LabelReading(payload, label: label, default: .ascii)
    for code in reading.findings.codes { findings.note(code, source) }
    isRepaired = isRepaired || reading.isRepaired
    guard let decoded = reading.text else {
      isLost = true
      append([], source, isLiteral: false)
      return
    }
    append(decoded, source, isLiteral: false, isRepaired: isJoined || reading.isRepaired)
  }
}
