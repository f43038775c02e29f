public import Diagnosing

/// What is known about a code: the rule's data, and what `redial explain` prints about it.
public struct RiskEntry: Sendable {
  /// Does a certain repair exist?
  public enum Repair: Sendable, Equatable {
    /// Always.
    case certain
    /// When the named test holds.
    case conditional(String)
    /// Never.
    case none
  }

  public let code: RiskCode
  /// In capitals, as the taxonomy names it.
  public let name: String
  public let severity: Severity
  /// A few words, for lists.
  public let title: String
  /// The rule in one plain sentence; a finding says it.
  public let sentence: String
  public let repair: Repair
  /// Under the heading *What it means*.
  public let meaning: String
  /// Under the heading *Why it matters*.
  public let whyItMatters: String
  /// Under the heading *Example*.
  public let example: String
  /// Under the heading *What to do*.
  public let whatToDo: String

  init(
    _ code: RiskCode, _ name: String, _ severity: Severity, repair: Repair = .none, title: String, sentence: String,
    meaning: String, whyItMatters: String, example: String, whatToDo: String
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.title = title
    self.sentence = sentence
    self.repair = repair
    self.meaning = meaning
    self.whyItMatters = whyItMatters
    self.example = example
    self.whatToDo = whatToDo
  }
}
