/// How a text is written in its source, which decides how it is read and how a repair is written back.
enum TextForm: Sendable, Equatable {
  /// Characters stand for themselves.
  case plain
  /// As `plain`, decoded from encoded-words.
  case header
  /// A TEXT value with its escapes.
  case escaped
  /// The value of a property parameter, with the escapes of RFC 6868.
  case parameter
  /// HTML source.
  case markup
  /// HTML source inside a TEXT value.
  case escapedMarkup

  var isMarkup: Bool { self == .markup || self == .escapedMarkup }
  var isEscaped: Bool { self == .escaped || self == .escapedMarkup }
}
