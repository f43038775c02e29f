import Charsets

/// Finds what is wrong, or will go wrong, with the characters of a field. Never changes anything, never decodes lossily.
public enum RiskReader {
  /// Findings in the order of their codes, at most one of each. Linear in the field's size; a clean field costs one pass at
  /// memory speed.
  public static func risks(in field: RiskField, nextHop: NextHop? = nil) -> [Risk] {
    RiskGate.isClean(field, nextHop: nextHop) ? [] : examined(field, nextHop: nextHop, isGated: true)
  }

  /// Whether no rule can fire on content lines, as far as their ASCII tells: false where there is a byte above 127, a
  /// control, or anything that begins something a rule knows. One pass at memory speed, nothing is copied.
  /// - Parameter lines: unfolded; several may stand one after another.
  public static func isCleanASCII(contentLines lines: UnsafeRawBufferPointer) -> Bool {
    var scan = GateScan(lines, form: .escaped)
    return scan.run() && !scan.hasHighBytes && !SymbolFontProbe.mayName(lines)
  }

  /// The first place from an index on at which a rule might fire on a content line that has no folds, or a byte above 127;
  /// the end where there is none. Symbol fonts are not looked for.
  public static func firstSuspect(inContentLines lines: UnsafeRawBufferPointer, from start: Int) -> Int {
    let rest = UnsafeRawBufferPointer(rebasing: lines[start...])
    var scan = GateScan(rest, form: .escaped, isASCIIOnly: true)
    return scan.run() ? lines.count : start + (scan.stop ?? 0)
  }

  /// Whether a CR stands before anything but an LF.
  public static func holdsLoneReturn(_ bytes: UnsafeRawBufferPointer) -> Bool { LoneReturns.areIn(bytes) }

  /// Whether the name of a symbol font may stand in some lines.
  public static func mayNameSymbolFont(_ lines: UnsafeRawBufferPointer) -> Bool { SymbolFontProbe.mayName(lines) }

  /// Whether the gate clears a content line, whatever its value holds, characters beyond ASCII included.
  /// - Parameters:
  ///   - line: unfolded.
  ///   - folded: as it stands, without lone CRs: calendars and rules differ in which of them belong to folds.
  public static func isClean(
    contentLine line: UnsafeRawBufferPointer, folded: UnsafeRawBufferPointer, nextHop: NextHop?
  ) -> Bool {
    RiskGate.isClean(contentLine: line, folded: folded, nextHop: nextHop)
  }

  /// The same for a header, folds and all.
  public static func isCleanASCII(header: UnsafeRawBufferPointer) -> Bool {
    var scan = GateScan(header, form: .header)
    return scan.run() && !scan.hasHighBytes
  }

  /// The same without the gate over the field as a whole.
  /// - Parameter isGated: whether the gate may still look at the text once its charset and folds are taken off.
  static func examined(_ field: RiskField, nextHop: NextHop?, isGated: Bool = false) -> [Risk] {
    switch field.context {
    case .headerField: HeaderFieldReading(field, nextHop: nextHop, isGated: isGated).risks
    case .contentLine(let content):
      ContentLineReading(field, content: content, nextHop: nextHop, isGated: isGated).risks
    case .propertyText(let content): PropertyTextReading(field, content: content, nextHop: nextHop).risks
    case .plainText: BodyReading(field, form: .plain, nextHop: nextHop, isGated: isGated).risks
    case .html: BodyReading(field, form: .markup, nextHop: nextHop, isGated: isGated).risks
    case .calendarStream: CalendarStreamText(field.bytes, declaredCharset: field.declaredCharset).risks
    }
  }
}
