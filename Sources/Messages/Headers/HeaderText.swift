import Charsets

/// Header bytes that are no encoded word.
enum HeaderText {
  /// As UTF-8: raw 8-bit text (RFC 6532) is what it says; anything else is taken for windows-1252, the commonest of the
  /// labels that such headers lack, and what is undefined there for latin-1.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if UTF8Gate.isValid(bytes) { return bytes }
    if let text = try? Charset.windows1252.decode(bytes) { return text }
    return (try? Charset.latin1.decode(bytes)) ?? []
  }
}
