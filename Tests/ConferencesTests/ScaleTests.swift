import Conferences
import Testing

@Suite(.serialized) struct ScaleTests {
  /// A debug build is ten times slower, and nobody waits for it.
  #if DEBUG
    private let count = 10_000
  #else
    private let count = 100_000
  #endif

  private func organizer(_ index: Int) -> String {
    """
    "user\(index)@contoso.example":{"dial-in":"enabled","conference-id":"\(100_000_000 + index)",\
    "toll":[{"number":"+1 323-555-0100","label":"United States, Los Angeles"}],\
    "toll-free":[{"number":"+1 888-555-0111","label":"United States"}],\
    "local-numbers-url":"https://dialin.example.com/contoso?id=\(100_000_000 + index)"}
    """
  }

  private func load(_ name: String, _ text: String, _ label: String) throws -> ConferenceBook {
    let clock = ContinuousClock()
    let start = clock.now
    let book = try ConferenceBook(reading: [file(name, text)])
    print("\(label): \(text.utf8.count / 1_000_000) MB in \(clock.now - start)")
    return book
  }

  @Test("Many organizers load, as JSON and as YAML")
  func organizers() throws {
    let json = "{\"version\":1,\"organizers\":{\n" + (0..<count).map(organizer).joined(separator: ",\n") + "}}"
    for name in ["c.json", "c.yaml"] {
      let text = name == "c.json" ? json : json.replacing("{\"version\":1", with: "# YAML\n{\"version\":1")
      let book = try load(name, text, "\(count) organizers, \(name)")
      #expect(book.organizerCount == count)
      let found = book.conference(for: ConferenceQuery(organizer: "user\(count - 1)@contoso.example"), completing: nil)
      #expect(found.conference.conferenceID == "\(100_000_000 + count - 1)")
    }
  }

  @Test("Many meetings load")
  func meetings() throws {
    let meetings = (0..<count).map { index in
      """
      {"uid":"040000008200E00074C5B7101A82E008\(index)","organizer":"user\(index % 1000)@contoso.example",\
      "match":{"join-url":"https://meet.contoso.example/user/\(index)"},\
      "join-url":"https://teams.microsoft.com/l/meetup-join/19%3ameeting_\(index)%40thread.v2/0?context=%7b%22Tid%22%7d",\
      "meeting-id":"263 740 534 576 29","passcode":"Ax3Zj3Mx","conference-id":"\(100_000_000 + index)"}
      """
    }
    let book = try load(
      "c.json", "{\"version\":1,\"meetings\":[\n" + meetings.joined(separator: ",\n") + "]}", "\(count) meetings")
    #expect(book.meetingCount == count)
    var query = ConferenceQuery(organizer: "user\((count - 1) % 1000)@contoso.example")
    query.joinURLs = ["https://meet.contoso.example/user/\(count - 1)"]
    #expect(book.conference(for: query, completing: nil).conference.conferenceID == "\(100_000_000 + count - 1)")
  }
}
