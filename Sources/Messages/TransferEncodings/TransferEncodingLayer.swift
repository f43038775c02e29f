public import Splicing

/// The body of a part, whatever its transfer encoding.
public enum TransferEncodingLayer: Layer {
  case identity(IdentityLayer)
  case quotedPrintable(QuotedPrintableLayer)
  case base64(Base64Layer)

  /// - Parameters:
  ///   - message: the whole message; edits are lowered to offsets in it.
  ///   - body: where the body stands in it.
  public init(_ message: [UInt8], in body: Range<Int>, encoding: TransferEncoding) {
    switch encoding {
    case .quotedPrintable: self = .quotedPrintable(QuotedPrintableLayer(message, in: body))
    case .base64: self = .base64(Base64Layer(message, in: body))
    case .sevenBit, .eightBit, .binary, .other: self = .identity(IdentityLayer(message, in: body, encoding: encoding))
    }
  }

  public var decoded: [UInt8] {
    switch self {
    case .identity(let layer): layer.decoded
    case .quotedPrintable(let layer): layer.decoded
    case .base64(let layer): layer.decoded
    }
  }

  /// Message offset of the first byte that breaks the rules of the encoding; nil where there is none.
  public var brokenAt: Int? {
    switch self {
    case .identity: nil
    case .quotedPrintable(let layer): layer.brokenAt
    case .base64(let layer): layer.brokenAt
    }
  }

  /// Does everything decode?
  public var isIntact: Bool { brokenAt == nil }

  /// Can text in this range be trusted and edited? What is broken in quoted-printable is broken in that place only; what is
  /// broken in base64 breaks the whole body.
  /// - Parameter range: of decoded bytes.
  public func isIntact(in range: Range<Int>) -> Bool {
    switch self {
    case .identity: true
    case .quotedPrintable(let layer): layer.isIntact(in: range)
    case .base64(let layer): layer.brokenAt == nil
    }
  }

  public func lower(_ edits: EditList<PartBytes>) throws(LoweringError) -> EditList<MessageBytes> {
    switch self {
    case .identity(let layer): try layer.lower(edits)
    case .quotedPrintable(let layer): try layer.lower(edits)
    case .base64(let layer): try layer.lower(edits)
    }
  }

  /// Where a decoded byte stands in the message, for showing: the start of what encodes it.
  public func outerOffset(of inner: Int) -> Int {
    switch self {
    case .identity(let layer): layer.outerOffset(of: inner)
    case .quotedPrintable(let layer): layer.outerOffset(of: inner)
    case .base64(let layer): layer.outerOffset(of: inner)
    }
  }
}
