import Messages
import UnicodeRisks

/// The header fields and text bodies of a message.
struct MessageSurvey {
  let message: Message
  /// Bodies that were decoded already, by entity.
  let layers: [Int: TransferEncodingLayer]
  let nextHop: NextHop?

  func fields(of entity: Entity, isCalendar: Bool) -> [SurveyedField] {
    var fields = header(of: entity)
    if !entity.isContainer, !isCalendar, let body = body(of: entity) { fields.append(body) }
    return fields
  }

  // MARK: Header

  private func header(of entity: Entity) -> [SurveyedField] {
    var fields = extendedName(of: entity).map { [$0] } ?? []
    if isCleanHeader(entity) { return fields }
    let isInternationalized = message.root.contentType.is("message/global")
    var ordinals: [FieldName: Int] = [:]
    for field in entity.fields {
      for range in HeaderTexts.ranges(of: field, in: message.bytes) {
        let ordinal = ordinals[field.name, default: 0]
        ordinals[field.name] = ordinal + 1
        let text = RiskField(
          .headerField, Array(message.bytes[range]), allowsInternationalizedHeaders: isInternationalized)
        let risks = RiskReader.risks(in: text, nextHop: nextHop)
        guard !risks.isEmpty else { continue }
        fields.append(
          SurveyedField(
            home: .header(entity: entity.index, name: field.name, ordinal: ordinal), property: field.name.rawName,
            field: text, risks: risks, origin: .message(range.lowerBound)))
      }
    }
    return fields
  }

  private func isCleanHeader(_ entity: Entity) -> Bool {
    message.bytes.withUnsafeBytes {
      RiskReader.isCleanASCII(header: UnsafeRawBufferPointer(rebasing: $0[entity.header]))
    }
  }

  /// A file name in the form of RFC 2231 is percent-encoded; what it says is looked at, its place is the field's.
  private func extendedName(of entity: Entity) -> SurveyedField? {
    guard let name = entity.filename, let field = entity.field(.contentDisposition),
      field.valueRange.contains(where: { HeaderTexts.isExtended(message.bytes, at: $0, field) }),
      !name.unicodeScalars.contains("\u{FFFD}")
    else { return nil }
    let text = RiskField(.plainText, Array(name.utf8), declaredCharset: "utf-8")
    let risks = RiskReader.risks(in: text, nextHop: nextHop)
    guard !risks.isEmpty else { return nil }
    return SurveyedField(
      home: .extendedName(entity: entity.index), property: field.name.rawName, field: text, risks: risks,
      origin: .whole(field.valueRange.lowerBound))
  }

  // MARK: Body

  private func body(of entity: Entity) -> SurveyedField? {
    let type = entity.contentType
    let isMarkup = type.is("text/html")
    guard isMarkup || type.is("text/plain") else { return nil }
    let layer = layers[entity.index] ?? message.layer(of: entity)
    let text = RiskField(
      isMarkup ? .html : .plainText, layer.decoded, declaredCharset: entity.charsetLabel,
      isUnencoded: isUnencoded(entity))
    let risks = RiskReader.risks(in: text, nextHop: nextHop)
    guard !risks.isEmpty else { return nil }
    return SurveyedField(
      home: .body(entity: entity.index), property: "\(type.name) \(entity.number)", field: text, risks: risks,
      origin: .part(layer))
  }

  private func isUnencoded(_ entity: Entity) -> Bool {
    switch entity.transferEncoding {
    case .sevenBit, .eightBit, .binary: true
    default: false
    }
  }
}
