/// One character of a text that is looked at, with the source bytes it stands for.
struct TextUnit {
  enum Kind: UInt8 {
    /// As it stands in the source.
    case verbatim
    /// Two bytes of a TEXT escape, as they stand in the source.
    case escape
    /// A character reference of HTML, as it stands in the source.
    case reference
    /// Put there by a repair.
    case repaired
    /// Lost, and reported already; no rule looks at it again.
    case lost
  }

  var scalar: UInt32
  /// Offset in the source text.
  var start: Int32
  var end: Int32
  var kind: Kind

  init(_ scalar: UInt32, _ start: Int, _ end: Int, _ kind: Kind = .verbatim) {
    self.scalar = scalar
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    self.kind = kind
  }

  var source: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}
