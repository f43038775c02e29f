public import Redialing

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

  /// - Parameter entries: sorted by path, position.
  public static func all(_ entries: [MeetingEntry], stage: RunSummary.Stage) -> [UserSummary] {
    var tallies: [String?: UserTally] = [:]
    for entry in entries { tallies[entry.owner ?? entry.organizer, default: UserTally()].add(entry) }
    return tallies.map { $0.value.summary(of: $0.key, stage: stage) }.sorted { a, b in
      guard let first = a.user else { return false }
      guard let second = b.user else { return true }
      return first < second
    }
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

/// Counts one user's meetings.
private struct UserTally {
  /// In rising order: the worst of a meeting's components decides.
  private enum Outcome: Int { case succeeded, planned, review, failed }

  private var meetings: [String: Outcome] = [:]
  private var invites = 0
  private var lastReview: String?
  private var lastFailure: String?

  mutating func add(_ entry: MeetingEntry) {
    invites += entry.outbox.count
    let outcome: Outcome
    switch entry.verdict {
    case .update: outcome = .planned
    case .skip:
      guard entry.reason == .upToDate else { return }
      outcome = .succeeded
    case .review:
      outcome = .review
      lastReview = entry.message
    case .fail:
      outcome = .failed
      lastFailure = entry.message
    }
    // An event without UID is a meeting of its own.
    let key = entry.uid.map { "u" + $0 } ?? "p\(entry.path)\u{0}\(entry.position)"
    if meetings[key].map({ $0.rawValue < outcome.rawValue }) ?? true { meetings[key] = outcome }
  }

  func summary(of user: String?, stage: RunSummary.Stage) -> UserSummary {
    func count(_ outcome: Outcome) -> Int { meetings.values.reduce(0) { $0 + ($1 == outcome ? 1 : 0) } }
    let isDone = stage == .applied
    let planned = count(.planned)
    let failed = count(.failed)
    let state: UserSummary.State =
      failed > 0 ? .failed : count(.review) > 0 || (planned > 0 && !isDone) ? .pending : .succeeded
    return UserSummary(
      user: user, state: state, totalMeeting: meetings.count,
      succeededMeeting: count(.succeeded) + (isDone ? planned : 0),
      failedMeeting: failed, invitesUpdate: invites, lastMessage: lastFailure ?? lastReview)
  }
}
