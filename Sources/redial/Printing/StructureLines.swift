import Digests
import Exports
import Messages
import Redialing
import Reporting

/// One line of `scan --json --structure`.
enum StructureLines {
  /// What was parsed of a file; an archive's line tells that it is one, and its entries have lines of their own.
  struct Parsed: Sendable {
    let entry: InputEntry
    let isArchive: Bool
    let line: [UInt8]
  }

  @Sendable
  static func parsed(_ entry: InputEntry) -> Parsed {
    let (kind, view) = read(entry)
    return Parsed(entry: entry, isArchive: kind == .archive, line: line(entry, kind, view))
  }

  private static func read(_ entry: InputEntry) -> (Kind, StructureView) {
    var reader = FileReader()
    let look = { (bytes: UnsafeRawBufferPointer) -> (Kind, StructureView) in
      let kind = Kind(of: bytes)
      return (kind, view(of: bytes, kind))
    }
    switch entry.content {
    case .bytes(.memory(let bytes)): return bytes.withUnsafeBytes(look)
    case .bytes(.file(let file)): return (try? file.withMappedBytes(look)) ?? (.other, StructureView())
    case .other, .nested, .left: return (.other, StructureView())
    case nil: break
    }
    if entry.size > FileReader.largestSize, FileReader.isArchive(entry.path) { return (.archive, StructureView()) }
    return (try? reader.withBytes(of: entry.path, look)) ?? (.other, StructureView())
  }

  private static func line(_ entry: InputEntry, _ kind: Kind, _ parsed: StructureView) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("path", entry.shown)
      json.member("kind", kind.rawValue)
      json.key("messages")
      json.array { json in for parts in parsed.messages { write(parts, to: &json) } }
      json.key("components")
      json.array { json in for component in parsed.components { write(component, to: &json) } }
    }
    json.endLine()
    return json.bytes
  }

  private static func view(of bytes: UnsafeRawBufferPointer, _ kind: Kind) -> StructureView {
    var view = StructureView()
    switch kind {
    case .iCalendar: view.add(calendarFile: Array(bytes))
    case .message: view.add(message: Array(bytes))
    case .mbox:
      let dialect = MailboxReader.dialect(of: bytes)
      for item in MailboxReader(bytes) {
        view.add(message: MailboxQuotingLayer(bytes, in: item.message, dialect: dialect).decoded)
      }
    case .archive, .other: break
    }
    return view
  }

  private static func write(_ parts: [StructureView.Part], to json: inout JSONWriter) {
    json.object { json in
      json.key("parts")
      json.array { json in
        for part in parts {
          json.object { json in
            json.member("path", part.path)
            json.member("type", part.type)
            json.member("charset", part.charset)
            json.member("encoding", part.encoding)
            if let body = part.body {
              json.member("length", body.count)
              json.member("sha256", SHA256Digest(of: body).hexadecimal)
            } else {
              json.member("length", nil as String?)
              json.member("sha256", nil as String?)
            }
          }
        }
      }
    }
  }

  private static func write(_ component: StructureView.ComponentView, to json: inout JSONWriter) {
    json.object { json in
      json.key("message")
      if let message = component.message { json.value(message) } else { json.value(nil as String?) }
      json.member("part", component.part)
      json.member("type", component.type)
      json.member("uid", component.uid)
      json.member("recurrence_id", component.recurrenceID)
      json.member("dtstart", component.start)
      json.member("properties", component.properties)
    }
  }
}
