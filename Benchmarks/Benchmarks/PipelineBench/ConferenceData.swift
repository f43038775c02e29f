import Conferences

/// Conference data of a large tenant, made here: 100,000 organizers, 1,000,000 meetings.
enum ConferenceData {
  enum Form: String, CaseIterable {
    case json, csv
    case jsonLines = "JSON Lines"
  }

  static let everybody = organizers(100_000)

  private static func organizers(_ count: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(count * 300)
    text += "{\"version\":1,\"organizers\":{\n".utf8
    for index in 0..<count {
      if index > 0 { text += ",\n".utf8 }
      text +=
        """
        "user\(index)@contoso.example":{"dial-in":"enabled","conference-id":"\(100_000_000 + index)",\
        "toll":[{"number":"+1 323-555-0100","label":"United States, Los Angeles"}],\
        "toll-free":[{"number":"+1 888-555-0111","label":"United States"}],\
        "local-numbers-url":"https://dialin.example.com/contoso?id=\(100_000_000 + index)"}
        """.utf8
    }
    return text + "}}".utf8
  }

  static func meetings(_ count: Int, _ form: Form) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(count * 440)
    switch form {
    case .json: text += "{\"version\":1,\"meetings\":[\n".utf8
    case .csv: text += "uid,organizer,join-url,passcode,conference-id\n".utf8
    case .jsonLines: break
    }
    for index in 0..<count {
      let uid = "040000008200E00074C5B7101A82E00800000000D454F36DBD12D901\(index)"
      let user = "user\(index % 100_000)@contoso.example"
      let link =
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_MWE\(index)%40thread.v2/0?context=%7b%22Tid%22%3a%228d1f0c5e-52a7-4d0b-9c1e-3f6a7b2c4d5e%22%7d"
      let id = 200_000_000 + index
      switch form {
      case .json:
        if index > 0 { text += ",\n".utf8 }
        text +=
          "{\"uid\":\"\(uid)\",\"organizer\":\"\(user)\",\"join-url\":\"\(link)\",\"passcode\":\"Ax3Zj3Mx\",\"conference-id\":\"\(id)\"}"
          .utf8
      case .csv: text += "\(uid),\(user),\(link),Ax3Zj3Mx,\(id)\n".utf8
      case .jsonLines:
        text +=
          "{\"iCalUId\":\"\(uid)\",\"organizer\":{\"emailAddress\":{\"address\":\"\(user)\"}},\"onlineMeeting\":{\"joinUrl\":\"\(link)\",\"conferenceId\":\"\(id)\"}}\n"
          .utf8
      }
    }
    return form == .json ? text + "]}".utf8 : text
  }

  /// - Returns: organizers and meetings that were loaded.
  static func load(_ files: [[UInt8]]) -> Int {
    do {
      let book = try ConferenceBook(
        reading: files.enumerated().map { ConferenceFile(name: "data\($0.offset)", bytes: $0.element) })
      return book.organizerCount + book.meetingCount
    } catch {
      preconditionFailure("the benchmark's own data was refused: \(error)")
    }
  }
}
