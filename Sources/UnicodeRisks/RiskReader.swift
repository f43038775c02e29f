import Charsets

/// Finds what is wrong, or will go wrong, with the characters of a field. Never changes anything, never decodes lossily.
public enum RiskReader {
  /// Findings in the order of their codes, at most one of each. Linear in the field's size; a clean field costs one pass at
  /// memory speed.
  public static func risks(in field: RiskField, nextHop: NextHop? = nil) -> [Risk] {
    RiskGate.isClean(field, nextHop: nextHop) ? [] : examined(field, nextHop: nextHop)
  }

  /// The same without the gate.
  static func examined(_ field: RiskField, nextHop: NextHop?) -> [Risk] {
    switch field.context {
    case .headerField: HeaderFieldReading(field, nextHop: nextHop).risks
    case .contentLine(let content): ContentLineReading(field, content: content, nextHop: nextHop).risks
    case .propertyText(let content): PropertyTextReading(field, content: content, nextHop: nextHop).risks
    case .plainText: BodyReading(field, form: .plain, nextHop: nextHop).risks
    case .html: BodyReading(field, form: .markup, nextHop: nextHop).risks
    case .calendarStream: CalendarStreamText(field.bytes, declaredCharset: field.declaredCharset).risks
    }
  }
}
