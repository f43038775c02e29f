/// A character set with its encoding, as the `charset` parameter of a MIME part or an encoded word names it.
///
/// Reading is as wide as what such labels hold in practice (`gb2312` is read as GB 18030, `shift_jis` as CP932, `euc-kr` and
/// `ks_c_5601-1987` as CP949); writing is as narrow as the label says, so that every reader understands new text.
/// `us-ascii` is seven bits and no more. `iso-8859-1` is just that, both ways: 0x80...0x9F are the C1 controls, although many
/// senders mean windows-1252 there.
public struct Charset: Sendable, Hashable {
  /// Canonical name in lower case: `windows-1252`, `cp949`. Fit to be written into a `charset` parameter.
  public let name: String
  let coding: Coding

  /// How the bytes are read and written; the names are iconv's.
  enum Coding: Sendable, Hashable {
    case utf8
    case ascii
    case singleByte(String)
    case utf16(order: UTF16Order)
    /// ISO-2022-JP, with shift sequences.
    case iso2022JP
    /// Read and written with `name`; written are only bytes that `narrow` reads too.
    case multibyte(String, narrow: String?)
    /// Read only as a whole; nothing can be edited in it.
    case stateful(String)
  }

  enum UTF16Order: Sendable, Hashable { case big, little, marked }

  init(name: String, coding: Coding) {
    self.name = name
    self.coding = coding
  }

  /// - Parameter label: as it stands in a header field, in any case; quotes and white space around it do not count.
  /// - Returns: nil for a label that nothing here, or no iconv module of this system, can read.
  public init?(label: String) {
    let key = Self.key(of: label)
    guard let known = Self.named(key), let coding = CodingAvailability.usable(known.coding) else { return nil }
    self.init(name: known.name, coding: coding)
  }

  public static let utf8 = Charset(name: "utf-8", coding: .utf8)
  public static let usASCII = Charset(name: "us-ascii", coding: .ascii)
  public static let latin1 = Charset(name: "iso-8859-1", coding: .singleByte("ISO-8859-1"))
  public static let windows1252 = Charset(name: "windows-1252", coding: .singleByte("CP1252"))

  public static func == (a: Charset, b: Charset) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  private static func key(of label: String) -> String {
    // White space of all kinds and quotes.
    func isNoise(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C || byte == 0x22 || byte == 0x27
    }
    if label.utf8.allSatisfy({ !isNoise($0) && !(0x41...0x5A).contains($0) }) { return label }
    var bytes = Array(label.utf8.drop(while: isNoise))
    while let last = bytes.last, isNoise(last) { bytes.removeLast() }
    return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
