import Redialing
import Reporting
import Testing

@Suite struct HTMLReportTests {
  private func page(_ entries: [MeetingEntry], _ totals: RunTotals = RunTotals()) -> String {
    String(decoding: Report(entries: entries, totals: totals).html, as: UTF8.self)
  }

  @Test("A hostile subject is shown, not run")
  func injection() {
    var hostile = fullEntry()
    hostile.summary = "<script>alert(1)</script>\" onmouseover='x' &amp; <\u{301}b> javascript:"
    hostile.lostText = ["</details><img src=x>"]
    hostile.organizer = "\"><svg/onload=1>@x.example"
    let html = page([hostile])
    #expect(
      html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onmouseover=&#39;x&#39; &amp;amp; &lt;\u{301}b&gt;"))
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg"))
    #expect(!html.contains("\u{202E}") && !html.contains("\u{1B}"))
  }

  @Test("The page loads nothing and its policy forbids to")
  func selfContained() {
    let html = page([fullEntry()])
    #expect(html.contains("default-src 'none'"))
    for word in ["src=", "href=", "url(", "@import", "http://", "https://"] { #expect(!html.contains(word), "\(word)") }
  }

  @Test("It shows counts, users, meetings with reason and message, and a choice for each reason")
  func content() {
    var totals = RunTotals()
    totals.files = ["icalendar": 3, "other": 2]
    totals.unreadable = [("x/y.ics", "Permission denied")]
    let html = page([fullEntry(), entry("b", 0, .past), entry("c", 0, .noMeetingBlock)], totals)
    #expect(html.contains("<b>1</b><span>to update</span>"))
    #expect(html.contains("<b>5</b><span>files read</span>"))
    #expect(html.contains("<tr class=\"skip past\">"))
    #expect(html.contains("#only-past:checked ~ .meetings tbody tr:not(.past)"))
    #expect(html.contains("Permission denied"))
    #expect(html.contains("<div class=\"soft\">bring</div>"))
    #expect(html.contains("U103 DESCRIPTION 31:12: Was decoded twice."))
    #expect(!html.contains("<tr class=\"skip no-meeting-block\">"))
  }

  @Test("An empty report is a page too")
  func empty() {
    let html = page([])
    #expect(html.hasSuffix("</html>\n"))
    #expect(!html.contains("could not be read"))
  }
}

@Suite struct ReportScaleTests {
  @Test("Reports of 20,000 meetings are made in seconds")
  func scale() {
    let entries = (0..<20_000).map { index in
      var copy = fullEntry()
      copy.position = index
      return copy
    }
    let report = Report(entries: entries, totals: RunTotals())
    let clock = ContinuousClock()
    var sizes: [Int] = []
    let json = clock.measure { sizes.append(report.jsonLines.count) }
    let csv = clock.measure { sizes.append(report.csv.count) }
    let html = clock.measure { sizes.append(report.html.count) }
    print("reports of 20,000 meetings: JSON Lines \(json), CSV \(csv), HTML \(html), bytes \(sizes)")
    #expect(sizes.allSatisfy { $0 > 1_000_000 })
  }
}
