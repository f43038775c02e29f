/// Writes text into a physical line and goes on to the next one before it would pass the limit; never inside a UTF-8
/// sequence nor inside an escape pair.
struct LineFolder {
  let style: FoldStyle
  /// Octets that stand in the physical line so far.
  private(set) var column: Int
  private(set) var bytes: [UInt8] = []

  init(style: FoldStyle, column: Int) {
    self.style = style
    self.column = column
  }

  /// - Parameter mayFoldFirst: whether a fold may stand before the first unit of `text`.
  mutating func append(_ text: [UInt8], mayFoldFirst: Bool) {
    let fold = style.fold
    bytes.reserveCapacity(bytes.count + text.count + text.count / 64 * fold.count)
    text.withUnsafeBufferPointer { text in
      var written = 0
      var at = 0
      while at < text.count {
        // Most text is ASCII, every byte of it a unit: no fold falls into what fits.
        let limit = style.folds ? at + max(0, FoldStyle.limit - column) : Int.max
        let plain = Self.plainEnd(in: text, from: at, before: limit)
        if plain > at {
          column += plain - at
          at = plain
          continue
        }
        let end = Self.unitEnd(in: text, from: at)
        if at > 0 || mayFoldFirst, needsFold(for: end - at) {
          bytes += text[written..<at]
          bytes += fold
          written = at
          column = 1
        }
        column += end - at
        at = end
      }
      bytes += text[written...]
    }
  }

  /// Goes on to the next physical line if `count` more octets do not fit into this one.
  mutating func foldIfNeeded(for count: Int) {
    guard needsFold(for: count) else { return }
    bytes += style.fold
    column = 1
  }

  private func needsFold(for count: Int) -> Bool {
    style.folds && column + count > FoldStyle.limit && column > 1
  }

  /// End of the ASCII from here on that holds no backslash.
  private static func plainEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int, before limit: Int) -> Int {
    let limit = min(limit, text.count)
    let bytes = UnsafeRawBufferPointer(text)
    var at = start
    while at + 8 <= limit {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      guard word.isASCII, !word.holds(.backslash) else { break }
      at += 8
    }
    while at < limit, text[at] < 0x80, text[at] != .backslash { at += 1 }
    return at
  }

  /// End of the unit that begins here: one UTF-8 sequence, or a backslash and the sequence behind it.
  private static func unitEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    if text[at] == .backslash, at + 1 < text.count { at += 1 }
    let isLead = text[at] >= 0xC0
    at += 1
    guard isLead else { return at }
    let longest = min(at + 3, text.count)
    while at < longest, text[at].isContinuation { at += 1 }
    return at
  }
}
