/// Finds who copied what from which meeting, in meetings that come conference by conference, in each the one with the best right
/// first. Keeps the meeting that a conference came from and UIDs of those that were told, nothing else.
///
/// What one organizer's meetings share by right is no copy: an assigned conference, a personal room, a split series, a copied
/// item. Neither is another component or another copy of the same meeting.
public struct CopiedBlocks: Sendable {
  /// One meeting that shows another's conference.
  public struct Copy: Sendable, Equatable {
    /// Whose conference it is; nil where nothing says so.
    public let origin: SharedMeeting?
    public let meeting: SharedMeeting
    /// Whether it is the first that is told of its conference.
    public let isFirst: Bool
  }

  /// Conferences that meetings of one organizer share, and no copy among them.
  public private(set) var sharedByRight = 0
  private var best: SharedMeeting?
  private var told: Set<String> = []
  private var isShared = false

  public init() {}

  /// - Parameter meeting: the next.
  /// - Returns: nil where it is no copy.
  public mutating func add(_ meeting: SharedMeeting) -> Copy? {
    guard let best, best.conference == meeting.conference else {
      finish()
      best = meeting
      // Nobody's: then the first is one of those that show it.
      guard meeting.standing == .shown else { return nil }
      return tell(meeting, origin: nil)
    }
    guard meeting.uid != best.uid else { return nil }
    if meeting.standing != .shown, meeting.organizer == best.organizer {
      isShared = true
      return nil
    }
    return tell(meeting, origin: best.standing == .shown ? nil : best)
  }

  /// Ends the last conference.
  public mutating func finish() {
    if isShared, told.isEmpty { sharedByRight += 1 }
    (best, told, isShared) = (nil, [], false)
  }

  private mutating func tell(_ meeting: SharedMeeting, origin: SharedMeeting?) -> Copy? {
    let isFirst = told.isEmpty
    guard told.insert(meeting.uid).inserted else { return nil }
    return Copy(origin: origin, meeting: meeting, isFirst: isFirst)
  }
}
