public import Redialing

/// `report.html`: one page that loads nothing and runs nothing; the choice of verdicts and reasons is style alone.
public enum HTMLReport {
  private typealias Value = HTMLTemplate.Value
  /// Rows of one page that a browser still shows at once.
  private static let mostMeetings = 20_000
  private static let mostUsers = 5_000

  public static func bytes(of entries: [MeetingEntry], summary: RunSummary) -> [UInt8] {
    let listed = entries.filter { $0.reason != .noMeetingBlock }
    let fields: [String: Value] = [
      "verdicts": .list(summary.verdicts.map { figure($0.verdict.rawValue, words(for: $0.verdict), $0.count) }),
      "files": .text(String(summary.files.reduce(0) { $0 + $1.count })),
      "reasons": .list(summary.reasons.map(reason)),
      "vendors": .list(summary.vendors.map { figure($0.vendor, $0.vendor, $0.count) }),
      "kinds": .list(summary.files.map { figure($0.kind, $0.kind, $0.count) }),
      "unreadable": .fields([
        "first": .flag(!summary.unreadable.isEmpty),
        "all": .list(summary.unreadable.map { .fields(["path": .text($0.path), "message": .text($0.message)]) }),
      ]),
      "users": .list(summary.users.prefix(mostUsers).map(user)),
      "choices": .list(choices(listed)), "filters": .list(Array(choices(listed).dropFirst())),
      "meetings": .list(listed.prefix(mostMeetings).map(meeting)),
      "more": .fields([
        "users": rest(summary.users.count - mostUsers), "meetings": rest(listed.count - mostMeetings),
      ]),
    ]
    return Array((HTMLTemplate.rendered(fields) ?? "").utf8)
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
  private static func choices(_ entries: [MeetingEntry]) -> [Value] {
    var verdicts: [Verdict: Int] = [:]
    var reasons: [Reason: Int] = [:]
    for entry in entries {
      verdicts[entry.verdict, default: 0] += 1
      reasons[entry.reason, default: 0] += 1
    }
    var result = [choice("all", "all", entries.count, isFirst: true)]
    for verdict in Verdict.allCases {
      if let count = verdicts[verdict] { result.append(choice(verdict.rawValue, words(for: verdict), count)) }
    }
    for reason in Reason.allCases {
      if let count = reasons[reason] { result.append(choice(reason.rawValue, reason.rawValue, count)) }
    }
    return result
  }

  private static func choice(_ name: String, _ words: String, _ count: Int, isFirst: Bool = false) -> Value {
    .fields([
      "name": .text(name), "words": .text(words), "count": .text(String(count)), "isFirst": .flag(isFirst),
    ])
  }

  private static func user(_ user: UserSummary) -> Value {
    .fields([
      "user": .text(user.user ?? "(unknown)"), "state": .text(user.state.rawValue),
      "total": .text(String(user.totalMeeting)), "succeeded": .text(String(user.succeededMeeting)),
      "failed": .text(String(user.failedMeeting)), "messages": .text(String(user.invitesUpdate)),
      "last": .text(user.lastMessage ?? ""),
    ])
  }

  private static func meeting(_ entry: MeetingEntry) -> Value {
    .fields([
      "verdict": .text(entry.verdict.rawValue), "reason": .text(entry.reason.rawValue),
      "summary": .text(entry.summary ?? "(no subject)"), "start": .text(entry.start ?? ""), "path": .text(entry.path),
      "position": .text(String(entry.position)), "organizer": .text(entry.organizer ?? ""),
      "vendor": .text([entry.vendor, entry.generation].compactMap { $0 }.joined(separator: " ")),
      "message": .text(entry.message), "details": .list(details(of: entry)),
    ])
  }

  private static func details(of entry: MeetingEntry) -> [Value] {
    var result: [Value] = []
    func add(_ name: String, _ lines: [String]) {
      if !lines.isEmpty { result.append(.fields(["name": .text(name), "lines": .list(lines.map { .text($0) })])) }
    }
    add("Text that was lost", entry.lostText.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) })
    add("Evidence: \(entry.provenance)", entry.evidence.map { "\($0.signal) says \($0.says): \($0.detail)" })
    add("Findings", entry.findings.map { "\($0.code) \($0.property) \($0.line):\($0.column): \($0.message)" })
    add("Message", entry.outbox)
    add("No message", entry.outboxReason.map { [$0] } ?? [])
    return result
  }
}
