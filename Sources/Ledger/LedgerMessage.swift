/// One message of the outbox and what became of it.
public struct LedgerMessage: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    case queued
    /// Handing over began and nobody knows how it ended: never sent again without being asked to.
    case unknown
    case sent
    case failed
  }

  /// `outbox/….eml`
  public var name: String
  /// Without angle brackets.
  public var messageID: String
  /// SHA-256 of the file.
  public var digest: [UInt8]
  public var organizer: String
  public var uid: String?
  public var recurrenceID: String?
  public var sequence: Int
  public var state: State
  /// When the state was set, RFC 3339; nil for one that was only queued.
  public var changedAt: String?
  /// Why it failed.
  public var problem: String?

  public init(
    name: String, messageID: String, digest: [UInt8], organizer: String, uid: String?, recurrenceID: String?,
    sequence: Int,
    state: State = .queued, changedAt: String? = nil, problem: String? = nil
  ) {
    self.name = name
    self.messageID = messageID
    self.digest = digest
    self.organizer = organizer
    self.uid = uid
    self.recurrenceID = recurrenceID
    self.sequence = sequence
    self.state = state
    self.changedAt = changedAt
    self.problem = problem
  }
}
