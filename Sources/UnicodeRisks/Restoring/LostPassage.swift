/// Lost places that stand close together, with the letters around them by which another copy is asked.
///
/// **Certain** is a filling when enough is left to tell the text by (`isAnchored`); when `context` characters before and behind (or the text's edge) and all in between are the same in
/// the copy, blanks at the holes' rims too; when each hole takes letters that leave as many signs (`ends`), none of them ASCII;
/// and when no other way to read the copy fills the holes otherwise.
struct LostPassage {
  /// In the letters of the damaged text.
  let range: Range<Int>
  let holes: ArraySlice<Range<Int>>
  private let letters: VisibleLetters

  enum Answer: Equatable {
    /// The copy has no such passage, or has lost the same.
    case unknown
    case letters([[UInt32]])
    case ambiguous
  }

  static let context = 12
  /// A passage that stands in a copy more often says nothing.
  static let mostPlaces = 16
  /// Where a copy can be read in more ways up to some hole, it is not followed further.
  private static let mostReadings = 4
  private static let fewestAnchors = 3

  static func passages(of text: DamagedText) -> [LostPassage] {
    var result: [LostPassage] = []
    var first = 0
    for index in text.holes.indices {
      let next = index + 1
      if next < text.holes.count, text.holes[next].lowerBound - text.holes[index].upperBound < context { continue }
      let holes = text.holes[first..<next]
      let start = max(0, (holes.first?.lowerBound ?? 0) - context)
      let end = min(text.letters.scalars.count, (holes.last?.upperBound ?? 0) + context)
      result.append(LostPassage(range: start..<end, holes: holes, letters: text.letters))
      first = next
    }
    return result
  }

  /// Whether at least as many letters and digits are left between and around the holes as there are signs in them, and three:
  /// where all is lost, every text of like shape would agree.
  var isAnchored: Bool {
    let lost = holes.reduce(0) { $0 + $1.count }
    let kept = anchors(in: range) - holes.reduce(0) { $0 + anchors(in: $1) }
    return kept >= max(lost, Self.fewestAnchors)
  }

  private func anchors(in part: Range<Int>) -> Int {
    letters.scalars[part].count { Scalars.isLetter($0) || Scalars.category($0) == .decimalNumber }
  }

  /// The letters before the first hole; nil where the text begins too early for a whole run, and a copy must begin alike.
  var run: ArraySlice<UInt32>? { before.count == Self.context ? before : nil }

  private var before: ArraySlice<UInt32> {
    letters.scalars[range.lowerBound..<(holes.first?.lowerBound ?? range.lowerBound)]
  }

  /// - Parameter runs: where `run` stands in the copy.
  func answer(of copy: IntactText, _ runs: LetterRuns) -> Answer {
    let places = run.map(runs.places) ?? [0]
    guard places.count <= Self.mostPlaces else { return .ambiguous }
    var found: [[UInt32]]?
    for place in places where agrees(before.indices, with: copy, at: place) {
      let fillings = fillings(of: copy, from: place + before.count)
      guard let filling = fillings.first else { continue }
      // Two that begin at one place part at some hole.
      guard fillings.count == 1 else { return .ambiguous }
      let letters = filling.map { Array(copy.letters.scalars[$0]) }
      if let found, found != letters { return .ambiguous }
      found = letters
    }
    return found.map(Answer.letters) ?? .unknown
  }

  /// The ways to read the copy from the first hole on, each as what fills the holes, in letters of the copy. Where there are
  /// more than `mostReadings`, those that were begun.
  private func fillings(of copy: IntactText, from start: Int) -> [[Range<Int>]] {
    var open: [(place: Int, filling: [Range<Int>])] = [(start, [])]
    for index in holes.indices {
      let isLast = index + 1 == holes.endIndex
      let hole = holes[index]
      let rest = hole.upperBound..<(isLast ? range.upperBound : holes[index + 1].lowerBound)
      let endsText = isLast && rest.count < Self.context
      var next: [(place: Int, filling: [Range<Int>])] = []
      for state in open {
        for end in ends(of: hole, in: copy, at: state.place) where agrees(rest, with: copy, at: end) {
          let place = end + rest.count
          if endsText, place < copy.letters.scalars.count { continue }
          next.append((place, state.filling + [state.place..<end]))
          if next.count > Self.mostReadings { return next.map(\.filling) }
        }
      }
      open = next
    }
    return open.map(\.filling)
  }

  /// Where the letters that may fill a hole can end in the copy: so many that a converter can have left the hole's signs of
  /// them, which is a question mark for each character, UTF-16 code unit or byte; U+FFFD for each character at least and each
  /// byte of UTF-8 at most.
  private func ends(of hole: Range<Int>, in copy: IntactText, at start: Int) -> [Int] {
    guard gapsAgree(hole.lowerBound, copy, start) else { return [] }
    let isQuestionMarks = letters.scalars[hole].allSatisfy { $0 == 0x3F }
    var result: [Int] = []
    var (units, bytes) = (0, 0)
    for end in start + 1...start + hole.count {
      guard copy.canFill(end - 1), end == start + 1 || copy.letters.gaps[end - 1] != .space else { break }
      let scalar = copy.letters.scalars[end - 1]
      units += scalar < 0x10000 ? 1 : 2
      bytes += scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
      let fits =
        isQuestionMarks
        ? end - start == hole.count || units == hole.count || bytes == hole.count : hole.count <= bytes
      if fits, gapsAgree(hole.upperBound, copy, end) { result.append(end) }
    }
    return result
  }

  private func gapsAgree(_ index: Int, _ copy: IntactText, _ place: Int) -> Bool {
    copy.letters.gaps.indices.contains(place) && letters.gaps[index].agrees(with: copy.letters.gaps[place])
  }

  private func agrees(_ part: Range<Int>, with copy: IntactText, at place: Int) -> Bool {
    place + part.count <= copy.letters.scalars.count
      && letters.scalars[part].elementsEqual(copy.letters.scalars[place..<place + part.count])
  }
}

extension DamagedText {
  /// The repair with letters that copies of the text still have.
  /// - Parameter copies: in the order in which they are named.
  /// - Returns: nil unless one copy fills every hole and none says otherwise; `source` is that copy's place.
  public func restored(from copies: [IntactText]) -> (repair: FieldRepair, source: Int)? {
    let passages = LostPassage.passages(of: self)
    guard passages.allSatisfy(\.isAnchored) else { return nil }
    var filling: [[[UInt32]]?] = passages.map { _ in nil }
    var source: Int?
    for (index, copy) in copies.enumerated() {
      let runs = LetterRuns(passages.compactMap(\.run), in: copy.letters.scalars)
      let answers = passages.map { $0.answer(of: copy, runs) }
      for (passage, answer) in answers.enumerated() {
        switch answer {
        case .unknown: continue
        case .ambiguous: return nil
        case .letters(let letters):
          if let other = filling[passage], other != letters { return nil }
          filling[passage] = letters
        }
      }
      if source == nil, !answers.contains(.unknown) { source = index }
    }
    let all = filling.compactMap { $0 }
    guard let source, all.count == passages.count, let repair = repair(filling: all.flatMap { $0 }) else { return nil }
    return (repair, source)
  }
}
