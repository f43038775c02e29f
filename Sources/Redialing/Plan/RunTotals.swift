/// Figures of a run that no single entry holds.
public struct RunTotals: Sendable {
  /// Files by kind (`icalendar`, `message`, `mbox`, `other`, …); they add up to all files under the PATHs.
  public var files: [String: Int] = [:]
  /// Files that could not be read, with a sentence each.
  public var unreadable: [(path: String, message: String)] = []

  public init() {}
}
