import Charsets
import Splicing

/// The charset of a calendar.
///
/// UTF-8 is no layer: a fold may stand inside a UTF-8 sequence (RFC 5545 section 3.1), so the bytes are unfolded first and
/// decoded after. Any other charset is decoded as a whole.
enum CalendarCharset: Sendable {
  /// UTF-8, or nothing declared.
  case utf8([UInt8])
  /// Declared us-ascii: read as UTF-8, but new text has to be ASCII, because labels of calendars never change.
  case ascii([UInt8])
  case other(CharsetLayer<PartBytes, CalendarText>)

  init(_ bytes: [UInt8], label: String?) {
    let charset = label.flatMap(Charset.init(label:)) ?? Self.undeclared(bytes)
    switch charset {
    case .utf8: self = .utf8(bytes)
    case .usASCII: self = .ascii(bytes)
    default: self = .other(CharsetLayer(bytes, in: 0..<bytes.count, charset: charset))
    }
  }

  /// The calendar's text, UTF-8 as far as the source is.
  var text: [UInt8] {
    switch self {
    case .utf8(let bytes), .ascii(let bytes): bytes
    case .other(let layer): layer.decoded
    }
  }

  func lower(_ edits: EditList<CalendarText>) throws(LoweringError) -> EditList<PartBytes> {
    switch self {
    case .utf8: return edits.shifted(by: 0)
    case .ascii:
      for edit in edits.replacements {
        if let scalar = String(decoding: edit.bytes, as: UTF8.self).unicodeScalars.first(where: { !$0.isASCII }) {
          throw .cannotEncode(scalar: scalar, charset: "us-ascii")
        }
      }
      return edits.shifted(by: 0)
    case .other(let layer): return try layer.lower(edits)
    }
  }

  /// UTF-8 (RFC 5545 section 3.1.4), or UTF-16 where the calendar begins so.
  private static func undeclared(_ bytes: [UInt8]) -> Charset {
    guard bytes.count >= 2 else { return .utf8 }
    let label: String
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): label = "utf-16"
    case (0x00, 0x42): label = "utf-16be"
    case (0x42, 0x00): label = "utf-16le"
    default: return .utf8
    }
    return Charset(label: label) ?? .utf8
  }
}
