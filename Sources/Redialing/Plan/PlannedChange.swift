/// One entry with the decoded text that changes: what `diff` prints.
public struct PlannedChange: Sendable {
  public let entry: MeetingEntry
  /// Empty unless the verdict is `update`.
  public let copies: [CopyChange]
  /// Passcodes and secret parts of links that occur in `copies`; whoever prints must cover them.
  public let secrets: [String]

  public init(entry: MeetingEntry, copies: [CopyChange], secrets: [String]) {
    self.entry = entry
    self.copies = copies
    self.secrets = secrets
  }
}

/// One place of a component before and after, as lines of decoded text.
public struct CopyChange: Sendable {
  /// `DESCRIPTION`, `text/html`, `properties`, …
  public let name: String
  public let old: [String]
  public let new: [String]

  public init(name: String, old: [String], new: [String]) {
    self.name = name
    self.old = old
    self.new = new
  }
}
