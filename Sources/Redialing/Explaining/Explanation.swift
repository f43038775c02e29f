/// What `redial explain CODE` prints: four fixed headings.
public struct Explanation: Sendable, Equatable {
  public let code: String
  /// A few words.
  public let title: String
  public let meaning: String
  public let whyItMatters: String
  public let example: String
  public let whatToDo: String

  public init(
    code: String, title: String, meaning: String, whyItMatters: String, example: String, whatToDo: String
  ) {
    self.code = code
    self.title = title
    self.meaning = meaning
    self.whyItMatters = whyItMatters
    self.example = example
    self.whatToDo = whatToDo
  }
}
