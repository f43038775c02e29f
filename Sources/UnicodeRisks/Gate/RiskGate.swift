import Charsets

/// Tells clean fields at memory speed, so that they never reach the rules.
///
/// "Clean" means that no rule can fire. The gate may send a field to the rules that turns out to be fine; it never lets one
/// pass that is not (tests run every rule's cases with the gate and without).
enum RiskGate {
  static func isClean(_ field: RiskField, nextHop: NextHop?) -> Bool {
    guard let form = form(of: field) else { return false }
    // A fold can stand in the middle of anything.
    let isFolded = if case .contentLine = field.context { field.bytes.contains(0x0A) } else { false }
    let bytes = isFolded ? Unfolding(field.bytes).bytes : field.bytes
    if isFolded, !field.bytes.withUnsafeBytes(areFoldsBetweenCharacters) { return false }
    return bytes.withUnsafeBytes { bytes in
      var scan = GateScan(bytes, form: form)
      guard scan.run() else { return false }
      if scan.hasHighBytes {
        // Other charsets, a missing label, raw header fields and next hops are for the rules.
        guard nextHop == nil, isUTF8(field), !CodePageProbe.mayBeMisread(bytes) else { return false }
      }
      return isFreeOfLongLines(field, scan.hasHighBytes)
    }
  }

  /// A content line, whatever its value holds.
  static func isClean(
    contentLine line: UnsafeRawBufferPointer, folded: UnsafeRawBufferPointer, nextHop: NextHop?
  ) -> Bool {
    var scan = GateScan(line, form: .escaped)
    // A symbol font is a finding in HTML alone; beside that, what plain text may not hold is more than what HTML may not.
    guard scan.run(), !SymbolFontProbe.mayName(line) else { return false }
    guard scan.hasHighBytes else { return true }
    return nextHop == nil && areFoldsBetweenCharacters(folded) && !CodePageProbe.mayBeMisread(line)
      && (folded.count <= LongLine.limit || LongLine.places(in: Array(folded)).isEmpty)
  }

  /// Unfolding mends a split character; the rules have to hear of it.
  private static func areFoldsBetweenCharacters(_ line: UnsafeRawBufferPointer) -> Bool {
    var next = 2
    while next < line.count {
      if line[next &- 2] == 0x0A, line[next] & 0xC0 == 0x80 { return false }
      next &+= 1
    }
    return true
  }

  /// nil for fields that the gate does not know how to judge.
  private static func form(of field: RiskField) -> GateScan.Form? {
    if let label = field.declaredCharset, !isPlainLabel(label) { return nil }
    switch field.context {
    case .headerField: return .header
    case .contentLine(.plain), .propertyText(.plain): return .escaped
    case .contentLine(.opaque), .propertyText(.opaque): return .escaped
    case .contentLine(.html), .propertyText(.html): return .escapedMarkup
    case .plainText: return .plain
    case .html: return .markup
    case .calendarStream: return nil
    }
  }

  /// Labels under which ASCII is ASCII and nothing shifts. Of an unknown label only 8-bit bytes are a finding.
  private static func isPlainLabel(_ label: String) -> Bool {
    guard let name = Charset(label: label)?.name else { return true }
    return name == "utf-8" || !(name.hasPrefix("utf-") || name.hasPrefix("iso-2022"))
  }

  private static func isUTF8(_ field: RiskField) -> Bool {
    switch field.context {
    case .headerField: return false
    case .contentLine, .propertyText:
      return field.declaredCharset == nil || Charset(label: field.declaredCharset ?? "") == .utf8
    case .plainText: return Charset(label: field.declaredCharset ?? "") == .utf8
    // A meta element may say otherwise.
    case .html: return Charset(label: field.declaredCharset ?? "") == .utf8 && !hasForeignMeta(field.bytes)
    case .calendarStream: return false
    }
  }

  private static func hasForeignMeta(_ bytes: [UInt8]) -> Bool {
    guard let meta = CharsetLabel.meta(in: bytes) else { return false }
    return Charset(label: meta) != .utf8
  }

  /// Only lines with 8-bit bytes count.
  private static func isFreeOfLongLines(_ field: RiskField, _ hasHighBytes: Bool) -> Bool {
    guard hasHighBytes, field.bytes.count > LongLine.limit else { return true }
    switch field.context {
    case .contentLine: return LongLine.places(in: field.bytes).isEmpty
    case .plainText, .html: return !field.isUnencoded || LongLine.places(in: field.bytes).isEmpty
    default: return true
    }
  }
}
