public import Redialing

/// What a run's entries add up to, counted as they go by: no entry is kept.
public struct RunFigures: Sendable {
  private(set) var components = 0
  private(set) var byReason: [Reason: Int] = [:]
  private(set) var byVendor: [String: Int] = [:]
  /// Labels that stayed English, by the language that has no known wording for them.
  private(set) var englishLabels: [String: Int] = [:]
  private var tallies: [String?: UserTally] = [:]

  public init() {}

  /// - Parameter entry: the next in order of path, position.
  public mutating func add(_ entry: MeetingEntry) {
    components += 1
    byReason[entry.reason, default: 0] += 1
    if let vendor = entry.vendor { byVendor[vendor, default: 0] += 1 }
    if entry.englishLabels > 0 { englishLabels[entry.language ?? "", default: 0] += entry.englishLabels }
    tallies[entry.owner ?? entry.organizer, default: UserTally()].add(entry)
  }

  /// In alphabetical order of the address; a nil address comes last.
  func users(_ stage: RunSummary.Stage) -> [UserSummary] {
    tallies.map { $0.value.summary(of: $0.key, stage: stage) }.sorted { a, b in
      guard let first = a.user else { return false }
      guard let second = b.user else { return true }
      return first < second
    }
  }
}

/// Counts one user's meetings.
private struct UserTally {
  /// In rising order: the worst of a meeting's components decides.
  private enum Outcome: UInt8 { case succeeded, planned, review, failed }

  /// By a hash of the UID: a mailbox holds many meetings, and no UID is shown from here.
  private var meetings: [Int: Outcome] = [:]
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
    let key = entry.uid?.hashValue ?? "\(entry.path)\u{0}\(entry.position)".hashValue
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
