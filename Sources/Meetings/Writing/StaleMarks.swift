import Conferences

/// What only the old conference is known by: found in a property, that property still belongs to the old conference.
struct StaleMarks {
  /// Lower case, percent-encoding taken off, 6 characters at least.
  private let words: [[UInt8]]
  /// Digits of numbers and IDs, 4 at least.
  private let numbers: [[UInt8]]

  init(_ change: ConferenceChange) {
    let before = Self.words(of: change.old)
    let after = Self.words(of: change.new)
    words = before.filter { word in !after.contains { $0.range(of: word) != nil } }
    let newNumbers = Self.numbers(of: change.new)
    numbers = Self.numbers(of: change.old).filter { !newNumbers.contains($0) }
  }

  /// Linear in the value for each mark.
  func mark(_ value: String) -> Bool {
    let text = ASCII.lower(ASCII.percentDecoded(Array(value.utf8)))
    if words.contains(where: { text.range(of: $0) != nil }) { return true }
    return numbers.contains { Self.holds(text, number: $0) }
  }

  /// The digits stand there as a number of their own, blanks and hyphens between them or not.
  private static func holds(_ text: [UInt8], number: [UInt8]) -> Bool {
    var index = 0
    while index < text.count {
      guard ASCII.isDigit(text[index]), index == 0 || !ASCII.isAlphanumeric(text[index - 1]) else {
        index += 1
        continue
      }
      var digits: [UInt8] = []
      var end = index
      while end < text.count, ASCII.isDigit(text[end]) || " -().".utf8.contains(text[end]) {
        if ASCII.isDigit(text[end]) { digits.append(text[end]) }
        end += 1
      }
      let isWord = end < text.count && ASCII.isLetter(text[end]) && ASCII.isDigit(text[end - 1])
      if digits == number, !isWord { return true }
      index = end
    }
    return false
  }

  private static func words(of conference: Conference) -> [[UInt8]] {
    var words: [String] = []
    for link in [conference.joinURL, conference.shortURL].compactMap({ $0 }) {
      if let thread = TeamsThread(link) {
        let name = thread.thread.utf8.drop { $0 != 0x5F }.dropFirst().prefix { $0 != 0x40 }
        words.append(String(decoding: name, as: UTF8.self))
      } else {
        let target = LinkTarget(remembered: link)
        words += target.segments.suffix(1)
        words += target.query.filter { ["p", "pwd", "mtid"].contains($0.name.lowercased()) }.map(\.value)
      }
    }
    return words.map { ASCII.lower($0.utf8) }.filter { $0.count >= 6 }
  }

  private static func numbers(of conference: Conference) -> [[UInt8]] {
    let ids = [conference.conferenceID, conference.meetingID].compactMap { $0 }
    let all = ids + conference.allNumbers.map(\.number.number)
    return all.map { $0.utf8.filter(ASCII.isDigit) }.filter { $0.count >= 4 }
  }
}
