/// One plain replacement of old by new (contract section 6, item 5): numbers by their digits, other text as it stands.
public struct Substitution: Sendable, Equatable {
  public let from: String
  public let to: String
  /// The digits of `from` when it is a number and nothing else; then spellings are compared by digits.
  let number: String?

  public init(from: String, to: String) {
    self.from = from
    self.to = to
    number = NumberSpelling.isNumber(from) ? NumberSpelling.digits(from) : nil
  }

  /// Whether `from` and `to` are numbers, compared by digits.
  public var isNumber: Bool { number != nil }
}
