/// Replacements over immutable bytes: sorted by lower, then upper bound, and disjoint. This is a law of the type: storage is
/// private and every way in is checked, so whatever holds an `EditList` may apply it without looking.
///
/// An insertion (an empty range) may stand at either end of a replacement; two insertions at one offset conflict, because
/// nothing says which comes first.
public struct EditList<S: Space>: Sendable, Equatable {
  public typealias Replacement = ByteReplacement

  public private(set) var replacements: [Replacement] = []

  public init() {}

  /// - Throws: `EditConflict` where two of the replacements meet.
  public init(_ replacements: some Sequence<Replacement>) throws(EditConflict) { try self.init(Array(replacements)) }

  /// The same. Most lists come sorted.
  public init(_ replacements: [Replacement]) throws(EditConflict) {
    self.replacements = replacements
    if firstMeeting == nil { return }
    self.replacements.sort(by: Self.precedes)
    guard let index = firstMeeting else { return }
    throw EditConflict(existing: self.replacements[index - 1].range, incoming: self.replacements[index].range)
  }

  /// Index of the first replacement that does not stand behind the one before it.
  private var firstMeeting: Int? {
    guard replacements.count > 1 else { return nil }
    return (1..<replacements.count).first { !Self.areDisjoint(replacements[$0 - 1], replacements[$0]) }
  }

  public var isEmpty: Bool { replacements.isEmpty }

  /// Adds one replacement. O(log n) to find its place, O(n) to make room.
  /// - Throws: `EditConflict` where it meets one that is already there; the list is then unchanged.
  public mutating func insert(_ new: Replacement) throws(EditConflict) {
    let place = insertionIndex(of: new)
    if place > 0, !Self.areDisjoint(replacements[place - 1], new) {
      throw EditConflict(existing: replacements[place - 1].range, incoming: new.range)
    }
    if place < replacements.count, !Self.areDisjoint(new, replacements[place]) {
      throw EditConflict(existing: replacements[place].range, incoming: new.range)
    }
    replacements.insert(new, at: place)
  }

  /// Shorthand for `insert(Replacement(range:bytes:))`.
  public mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) throws(EditConflict) {
    try insert(Replacement(range: range, bytes: bytes))
  }

  /// The bytes after every replacement. Linear in the length of source and result.
  /// - Precondition: every range lies inside `source`.
  public func applied(to source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + delta)
    var copied = 0
    for replacement in replacements {
      result += source[copied..<replacement.range.lowerBound]
      result += replacement.bytes
      copied = replacement.range.upperBound
    }
    result += source[copied...]
    return result
  }

  /// The edits that turn `applied(to: source)` back into `source`.
  public func inverted(over source: [UInt8]) -> EditList {
    var inverse = EditList()
    var shift = 0
    for replacement in replacements {
      let start = replacement.range.lowerBound + shift
      inverse.replacements.append(
        Replacement(
          range: start..<(start + replacement.bytes.count), bytes: Array(source[replacement.range])))
      shift += replacement.bytes.count - replacement.range.count
    }
    return inverse.separated()
  }

  /// Both lists as one. O(n + m).
  public func merging(_ other: EditList) throws(EditConflict) -> EditList {
    if other.isEmpty { return self }
    if isEmpty { return other }
    return try EditList(replacements + other.replacements)
  }

  /// These edits carried one encoding outward.
  public func lowered<L: Layer>(through layer: L) throws(LoweringError) -> EditList<L.Outer> where L.Inner == S {
    try layer.lower(self)
  }

  /// The same edits without what a replacement has in common with the bytes it replaces, at its beginning and its end; those
  /// that change nothing are gone. Offsets may then lie inside characters, so this is for bytes, not for text.
  public func trimmed(over source: [UInt8]) -> EditList {
    var result = EditList()
    result.replacements = replacements.compactMap { replacement in
      let old = source[replacement.range]
      var prefix = 0
      while prefix < old.count, prefix < replacement.bytes.count,
        old[old.startIndex + prefix] == replacement.bytes[prefix]
      { prefix += 1 }
      var suffix = 0
      while suffix < old.count - prefix, suffix < replacement.bytes.count - prefix,
        old[old.endIndex - 1 - suffix] == replacement.bytes[replacement.bytes.count - 1 - suffix]
      { suffix += 1 }
      let range = (replacement.range.lowerBound + prefix)..<(replacement.range.upperBound - suffix)
      let bytes = Array(replacement.bytes[prefix..<(replacement.bytes.count - suffix)])
      return range.isEmpty && bytes.isEmpty ? nil : Replacement(range: range, bytes: bytes)
    }
    return result.separated()
  }

  /// How many bytes longer the result is than the source.
  public var delta: Int {
    replacements.reduce(0) { $0 + $1.bytes.count - $1.range.count }
  }

  /// The same edits over bytes that begin `distance` earlier.
  public func shifted<Other: Space>(by distance: Int, into: Other.Type = Other.self) -> EditList<Other> {
    var result = EditList<Other>()
    result.adopt(
      replacements.map {
        .init(
          range: ($0.range.lowerBound + distance)..<($0.range.upperBound + distance), bytes: $0.bytes)
      })
    return result
  }

  /// Takes replacements whose order and disjointness were proved by their maker, in this module only.
  mutating func adopt(_ proved: [Replacement]) { replacements = proved }

  private static func precedes(_ a: Replacement, _ b: Replacement) -> Bool {
    (a.range.lowerBound, a.range.upperBound) < (b.range.lowerBound, b.range.upperBound)
  }

  private static func areDisjoint(_ earlier: Replacement, _ later: Replacement) -> Bool {
    if earlier.range == later.range { return false }
    return earlier.range.upperBound <= later.range.lowerBound
  }

  private func insertionIndex(of new: Replacement) -> Int {
    var low = 0
    var high = replacements.count
    while low < high {
      let middle = (low + high) / 2
      if Self.precedes(replacements[middle], new) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A deletion inverts to an insertion; an insertion right before a replacement inverts to two ranges that touch at one
  /// offset. Neighbours that touch with an insertion among them are joined, so that the law of the type holds.
  private func separated() -> EditList {
    var joined: [Replacement] = []
    for next in replacements {
      if let last = joined.last, !Self.areDisjoint(last, next) {
        joined[joined.count - 1] = Replacement(
          range: last.range.lowerBound..<max(last.range.upperBound, next.range.upperBound),
          bytes: last.bytes + next.bytes)
      } else {
        joined.append(next)
      }
    }
    var result = EditList()
    result.replacements = joined
    return result
  }
}
