import Conferences

/// Runs a template for data that stands for all data: every place holds a mark that tells what it is.
struct TemplateSampler {
  let name: VendorName
  let templates: TemplateSet
  let readHTML: ([UInt8]) -> MeetingText

  /// Patterns of the lines, for the fullest data first. Marks are characters of the private use area and links to a host
  /// that cannot be.
  func samples(_ language: String, isHTML: Bool) -> [[LinePattern]] {
    Self.conferences.map { conference in
      let writer = BlockWriter(templates: templates)
      guard let (skeleton, values) = writer.sample(conference, vendor: name, language: language, isHTML: isHTML) else {
        return []
      }
      var marks: [BlockSlot] = []
      let filled = skeleton.filled { slot in
        guard values[slot] != nil else { return nil }
        let index = marks.firstIndex(of: slot) ?? marks.count
        if index == marks.count { marks.append(slot) }
        return Self.mark(slot, index)
      }
      let text: MeetingText
      if isHTML {
        let layout = HTMLLayout(lineEnd: [0x0A])
        text = readHTML(templates[name]?.html == nil ? layout.bytes(ofPlain: filled) : layout.bytes(of: filled))
      } else {
        let layout = PlainLayout(rendition: Rendition(linkStyle: .spaced), lineEnd: [0x0A])
        text = MeetingText(plain: layout.bytes(of: filled))
      }
      return text.lines.filter { !$0.text.isEmpty }.map { Self.pattern(of: $0, marks) }
    }
  }

  private static let firstMark: UInt32 = 0xE100

  private static func mark(_ slot: BlockSlot, _ index: Int) -> String {
    switch slot {
    case .url: return "https://slot.invalid/\(index)"
    case .number(_, .tel): return "tel:+000000000,,\(index)#"
    default: return Unicode.Scalar(firstMark + UInt32(index)).map { String(Character($0)) } ?? ""
    }
  }

  private static func pattern(of line: MeetingLine, _ marks: [BlockSlot]) -> LinePattern {
    var pieces: [LinePattern.Piece] = []
    var literal: [UInt8] = []
    func close() {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
    }
    let host = Array("https://slot.invalid/".utf8)
    var rest = line.text[...]
    while let first = rest.first {
      if first == host[0], rest.starts(with: host) {
        let digits = rest.dropFirst(host.count).prefix(while: ASCII.isDigit)
        close()
        if let index = Int(ASCII.string(digits)), marks.indices.contains(index) { pieces.append(.slot(marks[index])) }
        rest = rest[digits.endIndex...]
      } else if first == 0xEE, let index = markIndex(rest), marks.indices.contains(index) {
        close()
        pieces.append(.slot(marks[index].anyNumber))
        rest = rest.dropFirst(3)
      } else {
        literal.append(first)
        rest = rest.dropFirst()
      }
    }
    close()
    let links = line.links.compactMap { link -> BlockSlot? in
      let digits =
        link.url.starts(with: host)
        ? link.url.dropFirst(host.count) : link.url.drop { $0 != 0x2C }.drop { $0 == 0x2C }.prefix(while: ASCII.isDigit)
      return Int(ASCII.string(digits)).flatMap { marks.indices.contains($0) ? marks[$0].anyNumber : nil }
    }
    return LinePattern(pieces: pieces, links: links)
  }

  private static func markIndex(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 3 else { return nil }
    let text = Array(bytes.prefix(3))
    let value = UInt32(text[0] & 0x0F) << 12 | UInt32(text[1] & 0x3F) << 6 | UInt32(text[2] & 0x3F)
    return value >= firstMark ? Int(value - firstMark) : nil
  }

  /// Everything, nothing but the link, and everything but one.
  static let conferences: [Conference] = {
    var full = Conference()
    full.joinURL = "https://rooms.slot.invalid/1234"
    full.meetingID = "730 115 926"
    full.passcode = Secret("Slot7pass")
    full.conferenceID = "864209753"
    full.toll = [DialInNumber(number: "+1 202-555-0143", label: "Somewhere")]
    full.localNumbersURL = "https://numbers.slot.invalid/"
    full.resetPINURL = "https://pin.slot.invalid/"
    full.optionsURL = "https://options.slot.invalid/"
    full.helpURL = "https://help.slot.invalid/"
    full.legalURL = "https://legal.slot.invalid/"
    full.logoURL = "https://logo.slot.invalid/x.png"
    full.footer = "Footer"
    full.videoInterop = VideoInterop(
      tenantKey: "slot@video.invalid", videoID: "123 456 789", infoURL: "https://v.invalid/")
    var bare = Conference()
    bare.joinURL = full.joinURL
    var all = [full]
    func without(_ change: (inout Conference) -> Void) {
      var one = full
      change(&one)
      all.append(one)
    }
    without { $0.meetingID = nil }
    without { $0.passcode = nil }
    without { $0.toll = nil }
    without { $0.toll = [DialInNumber(number: "+1 202-555-0143")] }
    without { $0.localNumbersURL = nil }
    without { $0.resetPINURL = nil }
    without { $0.optionsURL = nil }
    without { $0.helpURL = nil }
    without { $0.legalURL = nil }
    without { $0.logoURL = nil }
    without { $0.footer = nil }
    without { $0.videoInterop = nil }
    return all + [bare]
  }()
}

extension BlockSlot {
  /// Which number of the list it is does not matter, nor which line of the footer.
  fileprivate var anyNumber: BlockSlot {
    switch self {
    case .number(_, let part): .number(0, part)
    case .footer: .footer(0)
    default: self
    }
  }
}
