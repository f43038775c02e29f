/// Content-Transfer-Encoding (RFC 2045 section 6).
public enum TransferEncoding: Sendable, Hashable {
  case sevenBit, eightBit, binary, quotedPrintable, base64
  /// Any other word, in lower case. Its bytes are shown as they are, and nothing is edited in them.
  case other(String)

  /// - Parameter name: in any case, without white space and comments.
  public init(name: String) { self.init(lowerCaseName: String(decoding: name.utf8.map(lowercased), as: UTF8.self)) }

  init(lowerCaseName name: String) {
    switch name {
    case "7bit", "": self = .sevenBit
    case "8bit": self = .eightBit
    case "binary": self = .binary
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    case let other: self = .other(other)
    }
  }

  /// As it is written in a header field.
  public var name: String {
    switch self {
    case .sevenBit: "7bit"
    case .eightBit: "8bit"
    case .binary: "binary"
    case .quotedPrintable: "quoted-printable"
    case .base64: "base64"
    case .other(let name): name
    }
  }
}
