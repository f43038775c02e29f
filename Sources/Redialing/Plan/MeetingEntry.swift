/// What is said about one calendar component: one line of `report.jsonl` (contract section 4). Holds no secret.
public struct MeetingEntry: Sendable {
  /// Relative to the PATH given; bytes that are not UTF-8 and control bytes as `\xNN`.
  public var path: String
  /// The raw path in base64; nil when `path` shows every byte as it is.
  public var pathBytes: String?
  /// Counts the VEVENTs of a file from 0, in an mbox through all its messages.
  public var position: Int
  public var uid: String?
  /// The value as it stands.
  public var recurrenceID: String?
  public var organizer: String?
  public var owner: String?
  /// What made the calendar: `readpst`, `exchange`, `outlook`, `google`, `vcalendar-1.0`, …; nil when nothing tells.
  public var dialect: String?
  public var summary: String?
  /// RFC 3339, with the offset of its zone; a date for all-day meetings.
  public var start: String?
  /// The same of DTEND, else the value of DURATION; only where a conference has to be asked for. Not reported.
  public var end: String?
  /// The values of RRULE, separated by blanks; only where a conference has to be asked for. Not reported.
  public var recurrence: String?
  /// As contract section 6, item 11 counts them.
  public var attendees: Int
  public var verdict: Verdict
  public var reason: Reason
  /// One plain sentence.
  public var message: String
  /// Fields of the conference file that the new block needs and nobody gives. Not reported.
  public var missing: [String] = []
  /// Wanted numbers that the component shows, and whether it is over; only where they are looked for.
  public var uses: [NumberUse] = []
  public var isOver = false
  /// Conferences that the component shows or owns; only where sources are compared. Not reported.
  public var conferences: [ConferenceMark] = []
  public var vendor: String?
  public var generation: String?
  public var language: String?
  public var target: String?
  /// `add-in`, `pasted`, `unclear` or `none`.
  public var provenance: String
  public var evidence: [EvidenceEntry] = []
  /// Where each new value stands in the conference data: field, and file with line and column.
  public var dataFrom: [DataSource] = []
  public var sequence: SequenceChange?
  /// Names of the copies that hold the block: `text/plain`, `DESCRIPTION`, …
  public var copies: [String] = []
  public var lostText: [String] = []
  /// Labels of the new block that its language has no known wording for, so that they stayed English.
  public var englishLabels = 0
  public var recipients: Recipients?
  /// `updated/…`, relative to the output folder.
  public var output: String?
  /// `outbox/….eml`
  public var outbox: [String] = []
  /// Why an update gets no message; nil for everything else.
  public var outboxReason: String?
  public var findings: [Finding] = []

  public init(path: String, position: Int, verdict: Verdict, reason: Reason, message: String) {
    self.path = path
    self.position = position
    self.verdict = verdict
    self.reason = reason
    self.message = message
    attendees = 0
    provenance = "none"
  }
}

/// One signal of the provenance argument, in words.
public struct EvidenceEntry: Sendable, Equatable {
  public let signal: String
  /// The provenance that the signal speaks for.
  public let says: String
  public let detail: String

  public init(signal: String, says: String, detail: String) {
    self.signal = signal
    self.says = says
    self.detail = detail
  }
}

/// Where one new value came from.
public struct DataSource: Sendable, Equatable {
  /// A field of the conference file: `toll`.
  public let field: String
  /// `users.csv:17:1`: file, line or row, column.
  public let place: String

  public init(field: String, place: String) {
    self.field = field
    self.place = place
  }
}

/// The SEQUENCE of a component before and after.
public struct SequenceChange: Sendable, Equatable {
  public let old: Int
  public let new: Int

  public init(old: Int, new: Int) {
    self.old = old
    self.new = new
  }
}

/// How many people would get the update, told apart by whether their domain is the organizer's.
public struct Recipients: Sendable, Equatable {
  public let `internal`: Int
  public let external: Int

  public init(internal: Int, external: Int) {
    self.internal = `internal`
    self.external = external
  }
}
