import Foundation
import Redialing
import Reporting
import Testing

@Suite struct JSONLinesTests {
  @Test("A full entry has the contract's fields in the contract's order")
  func full() {
    let line = String(decoding: JSONLines.line(of: fullEntry()), as: UTF8.self)
    let expected = """
      {"path":"ann@x.example/Cal/17.ics","path_bytes":"YQ==","position":2,"uid":"u",\
      "recurrence_id":"TZID=Europe/Berlin:20261201T090000","organizer":"ann@x.example","owner":"ann@x.example",\
      "summary":"Größe \\"x\\"\\n\\u202e\\u001b]8;;","start":"2026-12-01T09:00:00+01:00","attendees":12,\
      "verdict":"update","reason":"conference-changed","message":"One sentence.",\
      "vendor":"skype-for-business","generation":"sfb","language":"en-US","target":"microsoft-teams",\
      "provenance":"add-in","evidence":[{"signal":"property-matches-block","says":"add-in","detail":"d"}],\
      "data_from":{"toll":"users.csv:17:1"},\
      "sequence":{"old":1,"new":2},"copies":["text/plain","DESCRIPTION"],"lost_text":["bring\\ncake"],\
      "recipients":{"internal":10,"external":1},"output":"updated/ann@x.example/Cal/17.ics","outbox":["outbox/a.eml"],\
      "outbox_reason":null,"findings":[{"code":"U103","severity":"mangled","path":"p","property":"DESCRIPTION",\
      "line":31,"column":12,"byte_offset":1822,"excerpt":"ï¿½","repair":null,\
      "message":"Was decoded twice.","outcome":null,"outcome_detail":null}],\
      "dialect":"exchange","english_labels":2}

      """
    #expect(line == expected)
  }

  @Test("An empty entry says null and [] for what is not known")
  func empty() throws {
    var bare = entry("a.ics", 0, .malformed)
    bare.uid = nil
    let line = JSONLines.line(of: bare)
    let object = try #require(JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect(object["uid"] is NSNull && object["sequence"] is NSNull && object["recipients"] is NSNull)
    #expect((object["findings"] as? [Any])?.isEmpty == true)
    #expect(object["path_bytes"] == nil)
    #expect(object.count == 29)
  }

  @Test("Every scalar survives, and nothing that steers a terminal stands there raw")
  func scalars() throws {
    var text = ""
    for value in 0...0x11000 { if let scalar = Unicode.Scalar(UInt32(value)) { text.unicodeScalars.append(scalar) } }
    for value in [0x1F600, 0xE0041, 0x10FFFF] as [UInt32] { text.unicodeScalars.append(Unicode.Scalar(value)!) }
    var writer = JSONWriter()
    writer.array { $0.value(text) }
    let parsed = try #require(JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String])
    #expect(parsed.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    let shown = String(decoding: writer.bytes, as: UTF8.self).unicodeScalars
    #expect(!shown.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E })
  }
}
