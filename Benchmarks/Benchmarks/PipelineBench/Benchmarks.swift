import Benchmark
import Conferences
import Exports
import Markup
import Meetings
import Redialing
import UnicodeRisks

/// Every benchmark says bytes a second of its own input; all inputs are made here, from nothing.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident, .megabytesPerSecond], warmupIterations: 1,
    maxDuration: .seconds(3), maxIterations: 1_000)
  scanning()
  applying()
  projecting()
  linting()
  recognising()
  loading()
}

/// What costs most in a real export: files in which nothing is to be changed.
private func scanning() {
  let planner = Meetings.planner
  measured("Scan: mbox without meetings", over: Mails.mailbox(megabytes: 16, meetingEvery: 0)) {
    planner.plan(of: $0, expecting: 0)
  }
  measured("Scan: mbox, one mail in ten a meeting without block", over: Mails.mailbox(megabytes: 4, meetingEvery: 10)) {
    planner.plan(of: $0, expecting: 0)
  }
  measured("Scan: calendar of meetings without block", over: Meetings.calendar(megabytes: 1)) {
    planner.plan(of: $0, expecting: 0)
  }
}

/// One invitation with a Teams block in text, HTML and calendar, up to the proof.
private func applying() {
  let planner = Meetings.planner
  measured("Apply: invitation, three copies of a Teams block", over: Meetings.invitation) {
    planner.plan(of: $0, expecting: 1)
  }
}

private func projecting() {
  measured("HTML: lines of 1 MB from Outlook", over: OutlookMarkup.page(megabytes: 1)) {
    TextProjection(of: $0).lines.count
  }
  measured("HTML: both readers, 1 MB from Outlook", over: OutlookMarkup.page(megabytes: 1)) {
    MarkupDocument($0).projection.lines.count
  }
}

private func linting() {
  for isAccented in [false, true] {
    let name = "Unicode: clean text, \(isAccented ? "one word in six beyond ASCII" : "ASCII")"
    measured(name, over: isAccented ? Mails.accentedProse(megabytes: 1) : Mails.prose(megabytes: 1)) { bytes in
      let risks = RiskReader.risks(in: RiskField(.plainText, bytes, declaredCharset: "utf-8"))
      precondition(risks.isEmpty, "the text is clean")
      return risks.count
    }
  }
}

/// The same rate at every size is what linear looks like.
private func recognising() {
  for shape in HostileText.allCases {
    for quarters in [1, 2, 4] {
      measured("Blocks: \(shape.rawValue), \(quarters * 256) KB", over: shape.text(bytes: quarters << 18)) {
        BlockReader().blocks(in: MeetingText(plain: $0)).count
      }
    }
  }
}

/// 100,000 organizers and 1,000,000 meetings together have to load in less than three seconds and 600 MB. The rate is that of
/// the meetings' file.
private func loading() {
  for form in ConferenceData.Form.allCases {
    let name = "Conference data: 1,000,000 meetings and 100,000 organizers, \(form.rawValue)"
    measured(name, over: ConferenceData.meetings(1_000_000, form)) {
      ConferenceData.load([ConferenceData.everybody, $0])
    }
  }
}
