/// A line that is not blank, with everything the grammars ask of it read once.
final class ContentLine: Sendable {
  enum Kind: Sendable, Equatable {
    case text
    /// 60 or more identical dots or underscores; the range is theirs within the line's text, for there may be text beside them.
    case fence(UInt8, Range<Int>)
    /// A line across: `<hr>`, 25 to 59 underscores.
    case rule
    /// Google add-on of Zoom: U+2500.
    case zoomFence
    /// `-::~:~…::-`
    case meetFence
  }

  /// Index into `MeetingText.lines`.
  let index: Int
  let kind: Kind
  let depth: Int
  let text: [UInt8]
  let links: [(label: Range<Int>, target: JoinLink)]
  /// The line as `label: digits` and as a number to dial: asked again and again.
  let digits: LabelledValue.Digits?
  let number: NumberLine?

  /// - Parameter targets: what the line's links lead to, in their order.
  init(_ line: MeetingLine, targets: [JoinLink], index: Int) {
    self.index = index
    depth = line.quoteDepth
    text = line.text
    kind = line.isRule && line.text.isEmpty ? .rule : FenceReading.kind(of: line)
    let links = targets.isEmpty ? [] : zip(line.links, targets).map { (label: $0.label, target: $1) }
    self.links = links
    // Most lines have no digits, and are not read for numbers.
    let count = ASCII.digitCount(line.text)
    digits = count < LabelledValue.leastDigits ? nil : LabelledValue.digits(line.text)
    number =
      count < NumberLine.leastDigits
      ? nil : NumberLine(line.text, telephone: links.first { $0.target.role == .telephone }?.target.parts)
  }

  /// What the whole of the line may stand for.
  var phrases: [LabelMatch] { PhraseTable.standard.roles(ofLabel: text) }

  func isFence(_ character: UInt8) -> Bool {
    if case .fence(character, _) = kind { return true }
    return false
  }

  var isFence: Bool { fenceRun != nil }

  /// Where the fence stands in the line's text.
  var fenceRun: Range<Int>? {
    if case .fence(_, let run) = kind { return run }
    return nil
  }

  func label(_ link: (label: Range<Int>, target: JoinLink)) -> ArraySlice<UInt8> {
    guard link.label.lowerBound >= 0, link.label.upperBound <= text.count else { return [] }
    return text[link.label]
  }

  func has(_ role: LinkRole, of vendor: VendorName? = nil) -> Bool {
    links.contains { $0.target.role == role && (vendor == nil || $0.target.vendor == vendor) }
  }

  func first(_ role: LinkRole, of vendor: VendorName? = nil) -> JoinLink? {
    links.first { $0.target.role == role && (vendor == nil || $0.target.vendor == vendor) }?.target
  }

  var string: String { ASCII.string(text) }
}

/// Tells fences from text.
enum FenceReading {
  static let minimum = 60
  static let ruleMinimum = 25

  static func kind(of line: MeetingLine) -> ContentLine.Kind {
    let text = line.text
    guard let first = text.first, let last = text.last else { return .text }
    if first == 0x2D, isMeetFence(text) { return .meetFence }
    if first == 0xE2, isZoomFence(text) { return .zoomFence }
    if isFenceCharacter(first) {
      let run = text.prefix { $0 == first }.count
      if run == text.count, first == 0x5F, (ruleMinimum..<minimum).contains(run) { return .rule }
      if run >= minimum, run == text.count || !line.pieces.isEmpty { return .fence(first, 0..<run) }
    }
    if isFenceCharacter(last), !line.pieces.isEmpty {
      let run = text.reversed().prefix { $0 == last }.count
      if run >= minimum { return .fence(last, (text.count - run)..<text.count) }
    }
    return .text
  }

  private static func isFenceCharacter(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x5F }

  /// The fence of Google's calendar; real ones have 87 characters.
  private static func isMeetFence(_ text: [UInt8]) -> Bool {
    text.count >= 40 && text.starts(with: "-::~".utf8) && text.suffix(3).elementsEqual("::-".utf8)
      && text.allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x7E }
  }

  private static func isZoomFence(_ text: [UInt8]) -> Bool {
    text.count >= 24 && text.count % 3 == 0
      && stride(from: 0, to: text.count, by: 3).allSatisfy {
        text[$0] == 0xE2 && text[$0 + 1] == 0x94 && text[$0 + 2] == 0x80
      }
  }
}
