import Calendars
import Messages
import UnicodeRisks

/// A calendar of an item with its label taken off.
struct SurveyedCalendar: Sendable {
  let copy: CalendarCopy
  /// `text/calendar 1.2`, or `VCALENDAR` for a file.
  let name: String
  private let index: Int
  private let part: [UInt8]
  private let label: String?
  /// Nil where a glance was enough.
  private let stream: CalendarStreamText?
  /// Whether places in its text are places in the text that is edited.
  let isReadAlike: Bool

  /// - Parameter part: the file, or the body after its transfer encoding.
  init(_ copy: CalendarCopy, index: Int, part: [UInt8], in message: Message?) {
    self.copy = copy
    self.index = index
    self.part = part
    let entity = copy.entity.flatMap { message?.entities[$0] }
    label = entity?.charsetLabel
    name = entity.map { "\($0.contentType.name) \($0.number)" } ?? "VCALENDAR"
    stream = CalendarGlance.isClean(part) ? nil : CalendarStreamText(part, declaredCharset: label)
    isReadAlike = stream.map { $0.text == copy.charset.text } ?? true
  }

  var isEditable: Bool { isReadAlike && !copy.isProtected && copy.transfer?.isIntact ?? true }

  func offset(ofPart place: Int) -> Int { copy.transfer?.outerOffset(of: place) ?? place }

  func offset(ofText place: Int) -> Int {
    offset(ofPart: stream?.place(place..<place + 1).lowerBound ?? place)
  }

  func fields(nextHop: NextHop?) -> [SurveyedField] {
    guard let stream else { return [] }
    var fields: [SurveyedField] = []
    if !stream.risks.isEmpty {
      fields.append(
        SurveyedField(
          home: .stream(calendar: index), property: name,
          field: RiskField(.calendarStream, part, declaredCharset: label), risks: stream.risks,
          origin: .calendarText(0)))
    }
    let calendar = isReadAlike ? copy.calendar : Calendar(reading: stream.text)
    let isFoldedOddly = stream.text.withUnsafeBytes(RiskReader.holdsLoneReturn)
    var plain = PlainStretch(stream.text)
    for line in calendar.lines where !line.isBlank {
      if line.isFolded ? !isFoldedOddly && isClean(line, stream.text, nextHop) : plain.covers(line.range) { continue }
      if let field = field(line, stream.text, nextHop) { fields.append(field) }
    }
    return fields
  }

  private func field(_ line: ContentLine, _ text: [UInt8], _ nextHop: NextHop?) -> SurveyedField? {
    // A byte order mark belongs to the stream.
    let start = line.index == 0 ? line.nameRange.lowerBound : line.range.lowerBound
    let range = start..<line.range.upperBound
    if !line.isFolded {
      let isClean = text.withUnsafeBytes { text in
        let line = UnsafeRawBufferPointer(rebasing: text[range])
        return RiskReader.isClean(contentLine: line, folded: line, nextHop: nextHop)
      }
      if isClean { return nil }
    }
    let field = RiskField(.contentLine(value: PropertyContent.content(of: line)), Array(text[range]))
    let risks = RiskReader.risks(in: field, nextHop: nextHop)
    guard !risks.isEmpty else { return nil }
    return SurveyedField(
      home: .line(calendar: index, index: line.index), property: String(describing: line.name), field: field,
      risks: risks, origin: .calendarText(start))
  }

  /// A line with folds.
  private func isClean(_ line: ContentLine, _ text: [UInt8], _ nextHop: NextHop?) -> Bool {
    line.unfolded().withUnsafeBytes { unfolded in
      text.withUnsafeBytes { text in
        RiskReader.isClean(
          contentLine: unfolded, folded: UnsafeRawBufferPointer(rebasing: text[line.range]), nextHop: nextHop)
      }
    }
  }
}

/// How far a calendar's text is plain ASCII that no rule asks about: most lines of most calendars, told for many at once.
private struct PlainStretch {
  private let text: [UInt8]
  private var stretch = 0..<0

  init(_ text: [UInt8]) {
    self.text = text
    // Where symbol fonts are named, every line is looked at.
    if text.withUnsafeBytes(RiskReader.mayNameSymbolFont) { stretch = text.count..<text.count }
  }

  /// - Parameter line: without folds, and behind those that were asked about before.
  mutating func covers(_ line: Range<Int>) -> Bool {
    if stretch.upperBound <= line.lowerBound {
      let end = text.withUnsafeBytes { RiskReader.firstSuspect(inContentLines: $0, from: line.lowerBound) }
      stretch = line.lowerBound..<end
    }
    return stretch.lowerBound <= line.lowerBound && line.upperBound <= stretch.upperBound
  }
}

/// Most calendars are plain ASCII with nothing in it, which one pass over the unfolded stream can tell.
enum CalendarGlance {
  static func isClean(_ part: [UInt8]) -> Bool {
    part.withUnsafeBytes { raw in
      guard let unfolded = UnfoldedStream.bytes(of: raw) else { return false }
      return unfolded.withUnsafeBytes { RiskReader.isCleanASCII(contentLines: $0) }
    }
  }
}
