/// One user's migration in the words of the Meeting Migration Service. A meeting is a UID: a series with its overrides, and
/// copies of it in several files, count once, by the worst of their verdicts.
public struct UserSummary: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    /// Something is still to be done: updates that are only planned, or meetings that need a person.
    case pending = "Pending"
    /// Written, and messages are on their way; only the ledger knows that.
    case inProgress = "InProgress"
    case failed = "Failed"
    case succeeded = "Succeeded"
  }

  /// The owner of the mailbox; without one the organizer; nil when neither is known.
  public let user: String?
  public var state: State
  /// Meetings that the migration concerns: updated, up to date, for a person, failed.
  public let totalMeeting: Int
  /// Updated or up to date.
  public let succeededMeeting: Int
  public let failedMeeting: Int
  /// Messages in the outbox.
  public let invitesUpdate: Int
  /// Of the last meeting that failed or needs a person, in order of path and position.
  public let lastMessage: String?

  public init(
    user: String?, state: State, totalMeeting: Int, succeededMeeting: Int, failedMeeting: Int, invitesUpdate: Int,
    lastMessage: String?
  ) {
    self.user = user
    self.state = state
    self.totalMeeting = totalMeeting
    self.succeededMeeting = succeededMeeting
    self.failedMeeting = failedMeeting
    self.invitesUpdate = invitesUpdate
    self.lastMessage = lastMessage
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("UserPrincipalName", user)
      writer.member("State", state.rawValue)
      writer.member("TotalMeeting", totalMeeting)
      writer.member("SucceededMeeting", succeededMeeting)
      writer.member("FailedMeeting", failedMeeting)
      writer.member("InvitesUpdate", invitesUpdate)
      writer.member("LastMessage", lastMessage)
    }
  }
}
