/// A media type with its parameters (RFC 2045 section 5.1, RFC 2231).
public struct ContentType: Sendable, Equatable {
  /// In lower case.
  public let type: String
  /// In lower case.
  public let subtype: String
  /// `type/subtype` in lower case.
  public let name: String
  /// In the order of the field, continuations joined.
  public let parameters: [Parameter]

  /// `attribute=value`, decoded.
  public struct Parameter: Sendable, Equatable {
    /// In lower case, without the `*` of RFC 2231.
    public let name: String
    /// Without quotes and escapes; percent-encoded forms decoded.
    public let value: String
    /// Where the value stands in the message, quotes not included; nil where it is in several pieces.
    public let valueRange: Range<Int>?
    /// Is it in a form of RFC 2231?
    public let isExtended: Bool
  }

  public init(type: String, subtype: String, parameters: [Parameter] = []) {
    self.type = type
    self.subtype = subtype
    name = type + "/" + subtype
    self.parameters = parameters
  }

  /// What a part without a readable Content-Type is (RFC 2045 section 5.2).
  public static let textPlain = ContentType(type: "text", subtype: "plain")

  /// The first parameter of a name.
  /// - Parameter name: in lower case.
  public func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }

  public subscript(name: String) -> String? { parameter(name)?.value }

  /// Do the media types match? Parameters do not count.
  public func `is`(_ name: String) -> Bool { self.name == name }
}
