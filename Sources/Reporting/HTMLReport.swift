public import Redialing

/// `report.html`: one page that loads nothing and runs nothing; the choice of verdicts and reasons is style alone. It is
/// written in pieces, `opening`, a row for each listed meeting, `closing`, so that no page is ever in memory as a whole.
public struct HTMLReport {
  private typealias Value = HTMLTemplate.Value
  /// Rows of one page that a browser still shows at once.
  public static let mostMeetings = 20_000
  private static let mostUsers = 5_000

  /// All before the first meeting.
  public let opening: [UInt8]
  /// All behind the last meeting.
  public let closing: [UInt8]

  /// - Parameter summary: of the whole run.
  public init(_ summary: RunSummary) {
    let listed = summary.reasons.filter { $0.reason != .noMeetingBlock }
    let listedCount = listed.reduce(0) { $0 + $1.count }
    let choices = Self.choices(listed, listedCount)
    let fields: [String: Value] = [
      "verdicts": .list(
        summary.verdicts.map { Self.figure($0.verdict.rawValue, Self.words(for: $0.verdict), $0.count) }
      ),
      "files": .text(String(summary.files.reduce(0) { $0 + $1.count })),
      "reasons": .list(summary.reasons.map(Self.reason)),
      "vendors": .list(summary.vendors.map { Self.figure($0.vendor, $0.vendor, $0.count) }),
      "kinds": .list(summary.files.map { Self.figure($0.kind, $0.kind, $0.count) }),
      "unreadable": .fields([
        "first": .flag(!summary.unreadable.isEmpty),
        "all": .list(summary.unreadable.map { .fields(["path": .text($0.path), "message": .text($0.message)]) }),
      ]),
      "choices": .list(choices), "filters": .list(Array(choices.dropFirst())),
      "more": .fields([
        "users": Self.rest(summary.users.count - Self.mostUsers),
        "meetings": Self.rest(listedCount - Self.mostMeetings),
      ]),
    ]
    let pieces = HTMLTemplate.pieces(fields, between: ["users", "meetings"])
    var users = HTMLRows()
    for user in summary.users.prefix(Self.mostUsers) { users.add(user) }
    opening = pieces[0] + users.bytes + pieces[1]
    closing = pieces[2]
  }

  /// Whether a meeting gets a row; those without a block are only counted.
  public static func lists(_ entry: MeetingEntry) -> Bool { entry.reason != .noMeetingBlock }

  public static func row(of entry: MeetingEntry) -> [UInt8] {
    var rows = HTMLRows()
    rows.add(entry)
    return rows.bytes
  }

  private static func words(for verdict: Verdict) -> String {
    switch verdict {
    case .update: "to update"
    case .skip: "unchanged"
    case .review: "need a person"
    case .fail: "failed"
    }
  }

  private static func figure(_ name: String, _ words: String, _ count: Int) -> Value {
    .fields(["name": .text(name), "words": .text(words), "count": .text(String(count))])
  }

  private static func reason(_ reason: (reason: Reason, count: Int)) -> Value {
    .fields([
      "name": .text(reason.reason.rawValue), "verdict": .text(reason.reason.verdict.rawValue),
      "count": .text(String(reason.count)),
    ])
  }

  private static func rest(_ count: Int) -> Value { count > 0 ? .text(String(count)) : .flag(false) }

  /// All, then every verdict and every reason that occurs; their names are the rows' classes.
  private static func choices(_ listed: [(reason: Reason, count: Int)], _ listedCount: Int) -> [Value] {
    var result = [choice("all", "all", listedCount, isFirst: true)]
    for verdict in Verdict.allCases {
      let count = listed.reduce(0) { $0 + ($1.reason.verdict == verdict ? $1.count : 0) }
      if count > 0 { result.append(choice(verdict.rawValue, words(for: verdict), count)) }
    }
    return result + listed.map { choice($0.reason.rawValue, $0.reason.rawValue, $0.count) }
  }

  private static func choice(_ name: String, _ words: String, _ count: Int, isFirst: Bool = false) -> Value {
    .fields([
      "name": .text(name), "words": .text(words), "count": .text(String(count)), "isFirst": .flag(isFirst),
    ])
  }
}
