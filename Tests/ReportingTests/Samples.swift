import Diagnosing
import Redialing

func entry(_ path: String = "ann@x.example/1.ics", _ position: Int = 0, _ reason: Reason = .conferenceChanged)
  -> MeetingEntry
{
  var entry = MeetingEntry(
    path: path, position: position, verdict: reason.verdict, reason: reason, message: "One sentence.")
  entry.uid = "uid-\(path)-\(position)"
  entry.organizer = "ann@x.example"
  entry.owner = "ann@x.example"
  return entry
}

func fullEntry() -> MeetingEntry {
  var entry = entry("ann@x.example/Cal/17.ics", 2)
  entry.pathBytes = "YQ=="
  entry.uid = "u"
  entry.dialect = "exchange"
  entry.englishLabels = 2
  entry.recurrenceID = "TZID=Europe/Berlin:20261201T090000"
  entry.summary = "Größe \"x\"\n\u{202E}\u{1B}]8;;"
  entry.start = "2026-12-01T09:00:00+01:00"
  entry.attendees = 12
  entry.vendor = "skype-for-business"
  entry.generation = "sfb"
  entry.language = "en-US"
  entry.target = "microsoft-teams"
  entry.provenance = "add-in"
  entry.dataFrom = [DataSource(field: "toll", place: "users.csv:17:1")]
  entry.evidence = [EvidenceEntry(signal: "property-matches-block", says: "add-in", detail: "d")]
  entry.sequence = SequenceChange(old: 1, new: 2)
  entry.copies = ["text/plain", "DESCRIPTION"]
  entry.lostText = ["bring\ncake"]
  entry.recipients = Recipients(internal: 10, external: 1)
  entry.output = "updated/ann@x.example/Cal/17.ics"
  entry.outbox = ["outbox/a.eml"]
  entry.findings = [
    Finding(
      code: "U103", severity: .mangled, path: "p", property: "DESCRIPTION", line: 31, column: 12, byteOffset: 1822,
      excerpt: "ï¿½", message: "Was decoded twice.", repair: nil)
  ]
  return entry
}
