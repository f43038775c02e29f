import Diagnosing
public import Redialing

/// Entries and findings as JSON Lines, fields in the contract's order; it adds none but `path_bytes`, `dialect`, `data_from`,
/// `english_labels` and
/// a finding's `message`, `outcome` and `outcome_detail`.
public enum JSONLines {
  /// One entry, line end included.
  public static func line(of entry: MeetingEntry) -> [UInt8] {
    var writer = JSONWriter()
    write(entry, to: &writer)
    writer.endLine()
    return writer.bytes
  }

  /// One wanted number of `scan --numbers`: how many meetings to come show it, and which.
  /// - Parameter index: the number's, as in the entries' uses.
  public static func line(
    ofNumber name: String, at index: Int, usedBy entries: [MeetingEntry], past: Int
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("number", name)
      writer.member("used", entries.count)
      writer.member("past", past)
      writer.key("meetings")
      writer.array { writer in
        for entry in entries {
          writer.object { writer in
            writer.member("organizer", entry.organizer)
            writer.member("owner", entry.owner)
            writer.member("uid", entry.uid)
            writer.member("recurrence_id", entry.recurrenceID)
            writer.member("start", entry.start)
            writer.member("summary", entry.summary)
            writer.member("path", entry.path)
            writer.member("position", entry.position)
            writer.member("places", entry.uses.first { $0.index == index }?.places ?? [])
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// One line of `scan --copies`: a meeting that shows another's conference, and whose it is.
  public static func line(of copy: CopiedBlocks.Copy) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("vendor", copy.meeting.vendor)
      writer.member("provenance", copy.meeting.provenance)
      write(copy.meeting, to: &writer)
      writer.key("origin")
      guard let origin = copy.origin else { return writer.value(nil) }
      writer.object { writer in
        writer.member("known_by", origin.standing == .owned ? "property" : "block")
        write(origin, to: &writer)
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private static func write(_ meeting: SharedMeeting, to writer: inout JSONWriter) {
    writer.member("path", meeting.path)
    writer.member("position", meeting.position)
    writer.member("uid", meeting.uid)
    writer.member("organizer", meeting.organizer)
    writer.member("summary", meeting.summary)
  }

  /// One finding of `lint --json`, line end included.
  public static func line(of finding: Finding) -> [UInt8] {
    var writer = JSONWriter()
    write(finding, to: &writer)
    writer.endLine()
    return writer.bytes
  }

  private static func write(_ entry: MeetingEntry, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", entry.path)
      if let bytes = entry.pathBytes { writer.member("path_bytes", bytes) }
      writer.member("position", entry.position)
      writer.member("uid", entry.uid)
      writer.member("recurrence_id", entry.recurrenceID)
      writer.member("organizer", entry.organizer)
      writer.member("owner", entry.owner)
      writer.member("summary", entry.summary)
      writer.member("start", entry.start)
      writer.member("attendees", entry.attendees)
      writer.member("verdict", entry.verdict.rawValue)
      writer.member("reason", entry.reason.rawValue)
      writer.member("message", entry.message)
      writer.member("vendor", entry.vendor)
      writer.member("generation", entry.generation)
      writer.member("language", entry.language)
      writer.member("target", entry.target)
      writer.member("provenance", entry.provenance)
      writer.key("evidence")
      writer.array { writer in for signal in entry.evidence { write(signal, to: &writer) } }
      writer.key("data_from")
      writer.object { writer in for source in entry.dataFrom { writer.member(named: source.field, source.place) } }
      writeSequence(entry.sequence, to: &writer)
      writer.member("copies", entry.copies)
      writer.member("lost_text", entry.lostText)
      writeRecipients(entry.recipients, to: &writer)
      writer.member("output", entry.output)
      writer.member("outbox", entry.outbox)
      writer.member("outbox_reason", entry.outboxReason)
      writer.key("findings")
      writer.array { writer in for finding in entry.findings { write(finding, to: &writer) } }
      writer.member("dialect", entry.dialect)
      writer.member("english_labels", entry.englishLabels)
    }
  }

  private static func write(_ signal: EvidenceEntry, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("signal", signal.signal)
      writer.member("says", signal.says)
      writer.member("detail", signal.detail)
    }
  }

  private static func writeSequence(_ sequence: SequenceChange?, to writer: inout JSONWriter) {
    writer.key("sequence")
    guard let sequence else { return writer.value(nil) }
    writer.object { writer in
      writer.member("old", sequence.old)
      writer.member("new", sequence.new)
    }
  }

  private static func writeRecipients(_ recipients: Recipients?, to writer: inout JSONWriter) {
    writer.key("recipients")
    guard let recipients else { return writer.value(nil) }
    writer.object { writer in
      writer.member("internal", recipients.internal)
      writer.member("external", recipients.external)
    }
  }

  private static func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("code", finding.code)
      writer.member("severity", finding.severity.rawValue)
      writer.member("path", finding.path)
      writer.member("property", finding.property)
      writer.member("line", finding.line)
      writer.member("column", finding.column)
      writer.member("byte_offset", finding.byteOffset)
      writer.member("excerpt", finding.excerpt)
      writer.member("repair", finding.repair)
      writer.member("message", finding.message)
      writer.member("outcome", finding.outcome?.word)
      writer.member("outcome_detail", finding.outcome?.detail)
    }
  }
}
