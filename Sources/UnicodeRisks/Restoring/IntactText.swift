/// A copy of a text that may still have what another one lost.
public struct IntactText: Sendable {
  let letters: VisibleLetters
  /// Of each character whether it stands for a lost one.
  private let isLost: [Bool]

  /// - Returns: nil where not all of it decodes, or the field is no content line or body.
  public init?(_ field: RiskField) {
    guard let (label, form) = DamagedText.decoded(field), !label.isLost, let text = label.text else { return nil }
    let units = TextReading(examining: text, form: form).units
    letters = VisibleLetters(units, isMarkup: form.isMarkup)
    isLost = letters.units.map { units[$0].kind == .lost }
  }

  /// Whether a character can be one that a converter lost: ASCII never is, as every charset has it.
  func canFill(_ index: Int) -> Bool { index < isLost.count && letters.scalars[index] >= 0x80 && !isLost[index] }
}

/// Where runs of characters stand in a text, by their hashes. One pass, whatever is looked for.
struct LetterRuns {
  private var places: [UInt64: [Int]]
  private static let factor: UInt64 = 0x0000_0100_0000_01B3

  /// - Parameter wanted: all of one length.
  init(_ wanted: [ArraySlice<UInt32>], in scalars: [UInt32]) {
    places = Dictionary(wanted.map { (Self.hash($0), []) }, uniquingKeysWith: { first, _ in first })
    guard let length = wanted.first?.count, scalars.count >= length else { return }
    let last = (1..<length).reduce(UInt64(1)) { power, _ in power &* Self.factor }
    var hash = Self.hash(scalars[..<length])
    for start in 0...scalars.count - length {
      // One more than anybody looks at, so that too many are told from some.
      if let known = places[hash], known.count <= LostPassage.mostPlaces { places[hash]?.append(start) }
      guard start + length < scalars.count else { break }
      hash = (hash &- UInt64(scalars[start]) &* last) &* Self.factor &+ UInt64(scalars[start + length])
    }
  }

  /// Where the run may stand: others can have its hash.
  func places(of run: ArraySlice<UInt32>) -> [Int] { places[Self.hash(run)] ?? [] }

  private static func hash(_ run: ArraySlice<UInt32>) -> UInt64 { run.reduce(0) { $0 &* factor &+ UInt64($1) } }
}
