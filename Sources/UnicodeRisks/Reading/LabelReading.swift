import Charsets
import Splicing

/// Bytes with a charset label, read strictly: the text if there is one, and what is wrong with the label.
struct LabelReading {
  enum Default {
    /// Content lines and TEXT values: UTF-8 (RFC 5545 section 3.1.4).
    case utf8
    /// Parts of a message: US-ASCII, so 8-bit text without a label is a finding.
    case ascii
  }

  let bytes: [UInt8]
  private(set) var findings = Findings()
  /// UTF-8; nil when the bytes do not decode.
  private(set) var text: [UInt8]?
  /// The text is no longer what the label says: it is the repair.
  private(set) var isRepaired = false
  private(set) var isLost = false
  /// The label that says what the bytes are, where the declared one is wrong and another is certain.
  private(set) var rightLabel: String?
  /// The repair of surrogates written as UTF-8, as replacements in `bytes`.
  private(set) var surrogatePairs: [(range: Range<Int>, bytes: [UInt8])]?
  /// How the text was decoded, for the way back; nil when offsets are the same.
  private var layer: CharsetLayer<PartBytes, BodyText>?
  private(set) var isWholePlace = false

  private let label: String?

  init(_ bytes: [UInt8], label: String?, default fallback: Default, isMarkup: Bool = false) {
    self.bytes = bytes
    self.label = label.map(CharsetLabel.key)
    let hasHighBytes = bytes.contains { $0 >= 0x80 }
    let meta = isMarkup ? CharsetLabel.meta(in: bytes) : nil
    if let label = self.label {
      readLabelled(label, hasHighBytes: hasHighBytes)
      if hasHighBytes { compare(with: meta) }
    } else if fallback == .utf8 || !hasHighBytes {
      readUTF8()
    } else if let meta {
      readLabelled(meta, hasHighBytes: true)
    } else {
      note(.u204, at: bytes.firstIndex { $0 >= 0x80 } ?? 0)
      text = UTF8Gate.isValid(bytes) ? bytes : nil
    }
  }

  /// What gives `text`.
  var reading: Charset { layer?.charset ?? .utf8 }

  /// The place in `bytes` of a range in `text`.
  func place(_ range: Range<Int>) -> Range<Int> {
    if isWholePlace { return 0..<bytes.count }
    guard let layer, let text, range.upperBound <= text.count else { return range }
    guard let edits = try? EditList<BodyText>([.init(range: range, bytes: [])]), let lowered = try? layer.lower(edits),
      let place = lowered.replacements.first?.range
    else { return 0..<bytes.count }
    return place
  }

  private mutating func note(_ code: RiskCode, at offset: Int) {
    // The whole character where it is one.
    let end = bytes[offset...].prefix(4).dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? min(offset + 4, bytes.count)
    findings.note(code, offset..<(bytes[safe: offset].map { $0 >= 0xC2 } == true ? end : min(offset + 1, bytes.count)))
  }

  private var firstHighByte: Int { bytes.firstIndex { $0 >= 0x80 } ?? 0 }

  private mutating func readLabelled(_ label: String, hasHighBytes: Bool) {
    guard !CharsetLabel.isPrivate(label), let charset = Charset(label: label), charset.name != "utf-7" else {
      if hasHighBytes || label == "utf-7" || Charset(label: label)?.name == "utf-7" { note(.u206, at: firstHighByte) }
      text = UTF8Gate.isValid(bytes) ? bytes : nil
      return
    }
    switch charset.name {
    case "utf-8": readUTF8()
    case "us-ascii": readASCII()
    default: readLegacy(charset, hasHighBytes: hasHighBytes)
    }
  }

  private mutating func readUTF8() {
    if UTF8Gate.isValid(bytes) {
      text = bytes
      return
    }
    if let decoded = utf16WithMark {
      findings.note(.u115, 0..<min(2, bytes.count))
      (text, isRepaired, isWholePlace) = (decoded, true, true)
      return
    }
    readBroken()
  }

  /// UTF-16 that says so by its mark.
  private var utf16WithMark: [UInt8]? {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]), bytes.count > 2 else { return nil }
    return try? Charset(label: "utf-16")?.decode(bytes)
  }

  private mutating func readBroken() {
    let survey = ByteSurvey(bytes)
    guard let verdict = survey.verdict else { return }
    for (range, _) in survey.faults { findings.note(verdict, range) }
    if verdict == .u108, let repaired = SurrogateCodePoint.repaired(bytes, survey) {
      (text, isRepaired, isWholePlace) = (repaired, true, true)
      surrogatePairs = SurrogateCodePoint.pairs(survey)
    } else {
      isLost = true
    }
  }

  private mutating func readASCII() {
    if UTF8Gate.isValid(bytes) {
      text = bytes
      if bytes.contains(where: { $0 >= 0x80 }) { relabel() }
    } else {
      readUTF8()
    }
  }

  /// UTF-8 under another label.
  private mutating func relabel() {
    note(.u201, at: firstHighByte)
    (text, isRepaired, layer, rightLabel) = (bytes, true, nil, "utf-8")
  }

  private mutating func readLegacy(_ charset: Charset, hasHighBytes: Bool) {
    let decoded = read(as: charset)
    let outside = decoded.flatMap { CharsetSubset.firstOutside(charset, $0) }
    if hasHighBytes, isUTF8(under: charset, decodes: decoded != nil, isWithin: outside == nil) { return relabel() }
    guard hasHighBytes || decoded != bytes else {
      text = bytes
      return
    }
    if charset.name == "iso-8859-1", let control = bytes.firstIndex(where: { (0x80...0x9F).contains($0) }) {
      note(.u203, at: control)
      text = read(as: .windows1252)
      isRepaired = text != nil
      isLost = text == nil
      rightLabel = isRepaired ? "windows-1252" : nil
      return
    }
    text = decoded
    // iconv reads the rows behind Big5 itself, where ETEN and Hong Kong have kana and signs, as private use.
    if charset.name == "big5", decoded.map(Scalars.holdPrivateUse) ?? true, let larger = Charset(label: "big5-hkscs"),
      let decoded = read(as: larger)
    {
      (text, isRepaired, rightLabel) = (decoded, true, "big5-hkscs")
      return note(.u207, at: firstHighByte)
    }
    if decoded == nil, charset.name.hasPrefix("utf-16") { return readBrokenUTF16(charset) }
    if let outside {
      findings.note(.u207, place(outside))
      isRepaired = true
      rightLabel = decoded.flatMap { CharsetSubset.superset(of: charset, holding: $0, in: bytes) }
    }
  }

  /// The text if every byte decodes; keeps the way back.
  private mutating func read(as charset: Charset) -> [UInt8]? {
    let layer = CharsetLayer<PartBytes, BodyText>(bytes, in: 0..<bytes.count, charset: charset)
    self.layer = layer
    return layer.isStrict ? layer.decoded : nil
  }

  /// Half a code unit at the end is a line end of the transport, or a cut; otherwise a surrogate stands alone.
  private mutating func readBrokenUTF16(_ charset: Charset) {
    guard !bytes.count.isMultiple(of: 2) else {
      findings.note(.u108, 0..<bytes.count)
      isLost = true
      return
    }
    text = try? charset.decode(Array(bytes.dropLast()))
    if bytes.last != 0x0A {
      findings.note(.u121, bytes.count - 1..<bytes.count)
      isLost = true
    }
  }

  /// How much it takes to call the bytes UTF-8 depends on how likely the label's charset yields such sequences.
  private func isUTF8(under charset: Charset, decodes: Bool, isWithin: Bool) -> Bool {
    let survey = ByteSurvey(bytes)
    guard survey.isUTF8, survey.soundSequences > 0 else { return false }
    switch CharsetLabel.kind(of: charset) {
    case .western:
      if survey.soundSequences >= 3 || (survey.soundSequences >= 2 && survey.triples >= 1) { return true }
      guard let shown = try? Charset.windows1252.decode(bytes) else { return true }
      return MojibakeSequences(TextUnits.read(shown, form: .plain)).certain != nil
    case .singleByte: return survey.soundSequences >= 3 || survey.triples >= 2
    case .doubleByte:
      if !decodes || survey.triples >= 3 { return true }
      // Outside the charset as labelled, and several sequences; or accents inside words of Latin letters.
      return (!isWithin && (survey.soundSequences >= 2 || survey.triples >= 1)) || areAccentsInWords
    case .other: return false
    }
  }

  /// All of it Latin-1 or accented Latin letters, at least three of them beside ASCII letters: East Asian text has none such.
  private var areAccentsInWords: Bool {
    let units = TextUnits.read(bytes, form: .plain)
    var count = 0
    for (index, unit) in units.enumerated() where unit.scalar >= 0x80 {
      if unit.scalar >= 0x250 { return false }
      let neighbours = [index - 1, index + 1].compactMap { units[safe: $0]?.scalar }
      if Scalars.isLetter(unit.scalar), neighbours.contains(where: Scalars.isASCIILetter) { count += 1 }
    }
    return count >= 3
  }

  /// U205. The two labels are compared by what they make of the bytes.
  private mutating func compare(with meta: String?) {
    guard let meta, let label, let metaCharset = Charset(label: meta), let charset = Charset(label: label) else {
      return
    }
    let (one, two) = (CharsetLabel.asBrowsersRead(charset), CharsetLabel.asBrowsersRead(metaCharset))
    guard one != two, let own = try? one.decode(bytes), own != (try? two.decode(bytes)) else { return }
    note(.u205, at: firstHighByte)
  }
}
