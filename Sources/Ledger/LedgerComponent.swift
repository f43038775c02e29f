public import Redialing

/// One calendar component of a run and how far it came.
public struct LedgerComponent: Sendable {
  public enum State: String, Sendable, CaseIterable {
    /// Nothing is to be done, or a person has to.
    case left
    /// To be updated, and not written yet.
    case planned
    /// Written to `updated/`; no message goes out.
    case rewritten
    /// Written, its message waits in the outbox.
    case queued
    /// Its message was handed over.
    case sent
    /// Failed, or its message did.
    case failed
  }

  public var entry: MeetingEntry
  public var state: State

  public init(entry: MeetingEntry, state: State) {
    self.entry = entry
    self.state = state
  }

  /// What `apply` leaves behind: the state follows from the entry.
  public init(applied entry: MeetingEntry) {
    self.entry = entry
    state =
      switch entry.verdict {
      case .update: entry.outbox.isEmpty ? .rewritten : .queued
      case .fail: .failed
      case .skip, .review: .left
      }
  }
}
