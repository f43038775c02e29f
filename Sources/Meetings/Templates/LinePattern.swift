/// One line of a template: its words, and what stands between them.
struct LinePattern: Sendable, Equatable {
  enum Piece: Sendable, Equatable {
    case literal([UInt8])
    case slot(BlockSlot)
  }

  let pieces: [Piece]
  /// What its links lead to, in order.
  let links: [BlockSlot]

  /// The line where it holds nothing but words.
  var literal: [UInt8]? {
    guard links.isEmpty, pieces.count == 1, case .literal(let text) = pieces[0] else { return nil }
    return text
  }

  var isFooter: Bool {
    if pieces.count == 1, case .slot(.footer) = pieces[0] { return true }
    return false
  }

  /// Bytes of words.
  var words: Int {
    pieces.reduce(0) { sum, piece in
      if case .literal(let text) = piece { return sum + text.count }
      return sum
    }
  }

  /// What a line says at the pattern's slots; nil for another line. Linear in the line.
  func values(in line: MeetingLine) -> [(slot: BlockSlot, text: [UInt8])]? {
    guard line.links.count == links.count else { return nil }
    var found: [(slot: BlockSlot, text: [UInt8])] = zip(links, line.links).map { ($0, $1.url) }
    var rest = line.text[...]
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let words):
        guard rest.starts(with: words) else { return nil }
        rest = rest.dropFirst(words.count)
      case .slot(let slot):
        let end: Int
        if index + 1 < pieces.count, case .literal(let next) = pieces[index + 1] {
          // The last piece ends the line: a place may hold its words, too.
          let isLast = index + 2 == pieces.count
          guard let stop = isLast ? Self.suffix(next, of: rest) : rest.range(of: next)?.lowerBound else { return nil }
          end = stop
        } else {
          end = rest.endIndex
        }
        let value = rest[rest.startIndex..<end]
        guard slot.mayHold(value) else { return nil }
        found.append((slot, Array(value)))
        rest = rest[end...]
      }
    }
    return rest.isEmpty ? found : nil
  }

  private static func suffix(_ words: [UInt8], of text: ArraySlice<UInt8>) -> Int? {
    text.count > words.count && text.suffix(words.count).elementsEqual(words) ? text.endIndex - words.count : nil
  }
}

extension BlockSlot {
  /// Cheap looks that keep one slot's line from being taken for another's.
  fileprivate func mayHold(_ value: some Collection<UInt8>) -> Bool {
    guard !value.isEmpty else { return false }
    switch self {
    case .text(.meetingID), .text(.conferenceID), .text(.conferenceIDInThrees), .text(.videoID):
      return value.contains(where: ASCII.isDigit) && !value.contains(0x2B)
        && value.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x20 || $0 == 0x2D }
    case .text(.passcode): return !value.contains(0x20)
    case .url: return value.contains(caseless: "://")
    case .number(_, .number), .number(_, .dial):
      return value.count(where: ASCII.isDigit) >= 6
        && value.allSatisfy { ASCII.isDigit($0) || " +()-./,#*".utf8.contains($0) }
    default: return true
    }
  }
}
