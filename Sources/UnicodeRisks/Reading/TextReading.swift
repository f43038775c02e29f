import Diagnosing

/// A text on its way through the rules: its characters, what was found, and whether the field can still be repaired.
struct TextReading {
  /// UTF-8, as it stands in its layer.
  let source: [UInt8]
  let form: TextForm
  let nextHop: NextHop?
  /// Offset of the first byte of a file or part is here: a byte order mark is one.
  let isStartOfFile: Bool
  var units: [TextUnit]
  var findings = Findings()
  /// Something was lost that no repair brings back: the field stays as it is.
  var isLost = false
  /// Letters were lost, each in a unit of its own (`TextUnit.Kind.lost`); only another copy of the text brings them back.
  private(set) var hasLostLetters = false
  var isRepaired = false
  /// UTF-8 read in another code page explains the text.
  var isMisread = false
  /// Parts of the source, in order, that look like damage but are reported under another code.
  var masked: [Range<Int>] = []

  init(_ source: [UInt8], form: TextForm, nextHop: NextHop? = nil, isStartOfFile: Bool = false) {
    self.source = source
    self.form = form
    self.nextHop = nextHop
    self.isStartOfFile = isStartOfFile
    units = TextUnits.read(source, form: form)
  }

  /// Put before every rule.
  init(examining source: [UInt8], form: TextForm, nextHop: NextHop? = nil, isStartOfFile: Bool = false) {
    self.init(source, form: form, nextHop: nextHop, isStartOfFile: isStartOfFile)
    examine()
  }

  mutating func examine() {
    for rule in RiskCatalogue.textRules { rule.examine(&self) }
  }

  subscript(index: Int) -> UInt32? { units.indices.contains(index) ? units[index].scalar : nil }

  /// Source range of some units.
  func place(_ range: Range<Int>) -> Range<Int> {
    guard let first = units[safe: range.lowerBound], let last = units[safe: range.upperBound - 1] else {
      return source.count..<source.count
    }
    return Int(first.start)..<max(Int(first.start), Int(last.end))
  }

  mutating func note(_ code: RiskCode, _ range: Range<Int>, severity: Severity? = nil) {
    findings.note(code, place(range), severity: severity)
  }

  /// Does a unit stand in a part of the source that is reported otherwise?
  func isMasked(_ index: Int) -> Bool {
    guard !masked.isEmpty else { return false }
    let offset = Int(units[index].start)
    var (low, high) = (0, masked.count)
    while low < high {
      let middle = (low + high) / 2
      if masked[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < masked.count && masked[low].contains(offset)
  }

  /// Replaces units by what they were meant to be. The replacements must be in order and disjoint. Linear.
  mutating func repair(_ replacements: [(range: Range<Int>, scalars: [UInt32])]) {
    guard !replacements.isEmpty else { return }
    isRepaired = true
    replace(replacements, kind: .repaired)
  }

  /// These units stand for letters that were lost, one each. No later rule looks at them.
  mutating func markLost(_ range: Range<Int>) {
    hasLostLetters = true
    for index in range { units[index].kind = .lost }
  }

  /// As `repair`, but the characters stay lost: no later rule sees them.
  mutating func markLost(_ ranges: [Range<Int>]) {
    guard !ranges.isEmpty else { return }
    hasLostLetters = true
    replace(ranges.map { (range: $0, scalars: [0xFFFD]) }, kind: .lost)
  }

  private mutating func replace(_ replacements: [(range: Range<Int>, scalars: [UInt32])], kind: TextUnit.Kind) {
    var result: [TextUnit] = []
    result.reserveCapacity(units.count)
    var index = 0
    for (range, scalars) in replacements {
      result.append(contentsOf: units[index..<range.lowerBound])
      let place = place(range)
      for (number, scalar) in scalars.enumerated() {
        let end = number + 1 == scalars.count ? place.upperBound : place.lowerBound
        result.append(TextUnit(scalar, place.lowerBound, end, kind))
      }
      index = range.upperBound
    }
    result.append(contentsOf: units[index...])
    units = result
  }

  /// The whole text as repaired, nil when nothing was repaired or something is lost.
  var repairedText: [UInt8]? {
    guard isRepaired, !isLost, !hasLostLetters else { return nil }
    return TextUnits.write(units, source: source, form: form)
  }

  /// What turns the source into `repairedText`.
  var replacements: [(range: Range<Int>, bytes: [UInt8])] {
    TextUnits.replacements(units, source: source, form: form)
  }

  /// Characters alone.
  var scalars: [UInt32] { units.map(\.scalar) }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
