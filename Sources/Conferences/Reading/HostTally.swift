/// The hosts of the join links that were given, each once: whether they are the target's is asked when the target is known.
struct HostTally {
  private var places: [[UInt8]: [FilePlace]] = [:]
  private var last: [UInt8] = []
  private var lastCount = 0
  /// Places that are named of one wrong host.
  private static let mostPlaces = 20

  mutating func note(_ meeting: ListedMeeting) {
    for link in [meeting.conference.joinURL, meeting.conference.shortURL] {
      link?.has { note(ValueShape.host(of: $0)) { meeting.place } }
    }
  }

  mutating func note(_ slots: RowSlots, in bytes: ValueBytes, _ place: () -> FilePlace) {
    for field in [RowField.joinURL, .shortURL] {
      if let link = slots.value(field, in: bytes) { note(ValueShape.host(of: link), place) }
    }
  }

  private mutating func note(_ host: ValueBytes, _ place: () -> FilePlace) {
    // Nearly always the host of the row before.
    if lastCount >= Self.mostPlaces, last.count == host.count, host.elementsEqual(last) { return }
    let key = Array(host)
    if key != last { lastCount = places[key]?.count ?? 0 }
    last = key
    guard lastCount < Self.mostPlaces else { return }
    places[key, default: []].append(place())
    lastCount += 1
  }

  func problems(target: String, rule: (_ target: String, _ host: String) -> String?) -> [ConferenceFileProblem] {
    var result: [ConferenceFileProblem] = []
    for (host, places) in places {
      guard let message = rule(target, String(decoding: host, as: UTF8.self).lowercased()) else { continue }
      result += places.map {
        ConferenceFileProblem(file: $0.file, line: Int($0.line), column: Int($0.column), message: message)
      }
    }
    return result.sorted { ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message) }
  }
}
