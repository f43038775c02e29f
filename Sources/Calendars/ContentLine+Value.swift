extension ContentLine {
  /// What stands behind the first colon outside quotes, folds taken out, escapes as they are. Empty without a colon.
  public var value: [UInt8] {
    let line = unfolded()
    return Array(line[PropertySyntax(line).valueRange])
  }

  /// The value as RFC 5545 section 3.3.11 TEXT: `\n` `\N` `\,` `\;` `\\` decoded.
  public var textValue: [UInt8] {
    let line = unfolded()
    return TextEscapingLayer.text(ofUnfolded: line, value: PropertySyntax(line).valueRange)
  }

  /// All parameters in order, duplicates kept (RFC 5545 section 3.2, RFC 6868).
  public var parameters: [Parameter] { PropertySyntax(unfoldedParameters).parameters }

  /// Name, parameters and colon without folds; the whole line where a quote may hide a colon. A value may be long.
  private var unfoldedParameters: [UInt8] {
    let content = record.contentStart..<record.contentEnd
    let colon = storage.text.withUnsafeBytes { text in
      text.firstIndex(of: .colon, in: content).flatMap { colon in
        text.firstIndex(of: .quote, in: content.lowerBound..<colon) == nil ? colon : nil
      }
    }
    return unfolded(content.lowerBound..<(colon.map { $0 + 1 } ?? content.upperBound))
  }

  /// The value of the first parameter of each of these names, commas and all, quotes taken off; nil where there is none.
  /// - Parameter names: in upper case.
  public func parameterValues(_ first: StaticString, _ second: StaticString) -> ([UInt8]?, [UInt8]?) {
    guard hasParameters else { return (nil, nil) }
    let syntax = PropertySyntax(unfoldedParameters)
    return (syntax.value(ofParameter: first), syntax.value(ofParameter: second))
  }

  /// False only where a colon stands right behind the name.
  private var hasParameters: Bool {
    let end = record.nameEnd
    return isFolded || end >= record.contentEnd || storage.text[end] != .colon
  }

  /// The first parameter of this name, whatever its case.
  /// - Parameter name: in upper case.
  public func parameter(_ name: StaticString) -> Parameter? {
    hasParameters ? PropertySyntax(unfoldedParameters).parameter(name) : nil
  }

  /// A vCalendar 1.0 value in quoted-printable: recognised so that it is left alone.
  public var isQuotedPrintable: Bool {
    let end = record.nameEnd
    guard end < storage.text.count, storage.text[end] != .colon else { return false }
    let written = unfoldedParameters
    // However it is spelled, the letter is there.
    guard written.contains(where: { $0.uppercasedASCII == 0x51 }) else { return false }
    return PropertySyntax(written).parameters.contains { parameter in
      if parameter.name == .quotedPrintable { return true }
      return parameter.name == .encoding && PropertyName(parameter.value) == .quotedPrintable
    }
  }
}

extension PropertyName {
  static let encoding = PropertyName("ENCODING")
  static let quotedPrintable = PropertyName("QUOTED-PRINTABLE")
}
