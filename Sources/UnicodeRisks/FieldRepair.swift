public import Charsets
public import Splicing

/// A certain repair as edits: what has to change in a field, and nothing else.
public enum FieldRepair: Sendable {
  /// Of a content line without its folds. A fold inside a character shows as a replacement of the character by itself.
  case contentLine(EditList<UnfoldedLine>)
  /// Of a header field body.
  case headerField([HeaderReplacement])
  /// Of a body's text.
  /// - Parameters:
  ///   - reading: the charset that gives that text.
  ///   - label: what the `charset` parameter has to say; nil where it may stay.
  case body(EditList<BodyText>, reading: Charset, label: String?)
  /// Of a body that no charset reads as it stands: surrogates written as UTF-8, or UTF-16 that is labelled so.
  case bytes(EditList<PartBytes>)
}

/// New text for a part of a header field body.
public struct HeaderReplacement: Sendable, Equatable {
  /// Of the field's bytes as they stand, folds counted.
  public let range: Range<Int>
  /// UTF-8.
  public let text: [UInt8]
  /// Whether it stands where encoded-words stood, and has to become some.
  public let isEncoded: Bool
}

extension RiskReader {
  /// How a field is made right; nil where nothing is certain, where something in it is lost for good, or where the repair
  /// does not fit into the field's form. Nothing about it is proved: whoever applies it reads the result again.
  public static func repair(of field: RiskField) -> FieldRepair? {
    switch field.context {
    case .contentLine(let content): ContentLineRepair(field, content: content).edits.map(FieldRepair.contentLine)
    case .headerField: HeaderFieldRepair(field).replacements.map(FieldRepair.headerField)
    case .plainText: bodyRepair(of: field, form: .plain)
    case .html: bodyRepair(of: field, form: .markup)
    case .propertyText, .calendarStream: nil
    }
  }

  /// What a header field body says, as the rules read it: blanks at its beginning left out, encoded-words decoded.
  /// - Returns: nil where not all of it decodes.
  public static func text(ofHeaderField bytes: [UInt8]) -> [UInt8]? {
    let unfolding = Unfolding(bytes, keepsSpace: true)
    guard UTF8Gate.isValid(unfolding.bytes) else { return nil }
    var decoding = HeaderDecoding(unfolding.bytes)
    decoding.read()
    return decoding.isLost ? nil : decoding.text
  }

  private static func bodyRepair(of field: RiskField, form: TextForm) -> FieldRepair? {
    let label = LabelReading(
      field.bytes, label: field.declaredCharset, default: .ascii, isMarkup: form.isMarkup)
    let text = TextExamination(label, form: form, nextHop: nil, isStartOfFile: true)
    guard text.repair != nil else { return nil }
    if let pairs = label.surrogatePairs {
      guard text.replacements.isEmpty else { return nil }
      return edits(pairs).map(FieldRepair.bytes)
    }
    // UTF-16 under the label UTF-8: the label can stay when the text becomes what it says.
    if label.isWholePlace, let whole = text.repair {
      return edits([(0..<field.bytes.count, whole)]).map(FieldRepair.bytes)
    }
    // A label for which there is no right one.
    guard !label.isRepaired || label.rightLabel != nil, let edits: EditList<BodyText> = edits(text.replacements) else {
      return nil
    }
    if edits.isEmpty, label.rightLabel == nil { return nil }
    return .body(edits, reading: label.reading, label: label.rightLabel)
  }

  static func edits<S: Space>(_ replacements: [(range: Range<Int>, bytes: [UInt8])]) -> EditList<S>? {
    try? EditList(replacements.map { .init(range: $0.range, bytes: $0.bytes) })
  }
}
