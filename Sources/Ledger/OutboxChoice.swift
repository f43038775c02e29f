/// Of one update that stands in several files only one message is sent: from the copy with the highest SEQUENCE, then the
/// first path (contract section 6, item 13). What is to be done about one more of its messages:
public enum OutboxChoice: Sendable, Equatable {
  case write
  /// It is better than one that was written under this name, `outbox/….eml`.
  case writeInstead(of: String)
  /// Another copy's message is as good or better.
  case leave
}
