import Splicing

/// Carries one edit after another from the text to the bytes of a charset.
struct CharsetLowering {
  let outer: [UInt8]
  let range: Range<Int>
  let view: DecodedView
  let charset: Charset
  let unfitting: UnfittingCharacters
  private var encoder: CharacterEncoder

  init(outer: [UInt8], range: Range<Int>, view: DecodedView, charset: Charset, unfitting: UnfittingCharacters) {
    self.outer = outer
    self.range = range
    self.view = view
    self.charset = charset
    self.unfitting = unfitting
    encoder = CharacterEncoder(charset.coding, isBigEndian: view.start == range.lowerBound ? nil : view.isBigEndian)
  }

  /// - Parameter inner: a range of the text.
  mutating func lower(_ inner: Range<Int>, _ bytes: [UInt8]) throws(LoweringError) -> (Range<Int>, [UInt8]) {
    switch charset.coding {
    case .utf8: return try lower(inner, bytes, with: UTF8Reader())
    case .ascii: return try lower(inner, bytes, with: ASCIIReader())
    case .singleByte(let name): return try lower(inner, bytes, with: SingleByteReader(table: .named(name)))
    case .utf16: return try lower(inner, bytes, with: UTF16Reader(isBigEndian: view.isBigEndian))
    case .iso2022JP: return try lower(inner, bytes, with: ISO2022JPReader())
    case .multibyte(let name, _): return try lower(inner, bytes, with: MultibyteReader(name))
    case .stateful:
      let scalar = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
      throw .cannotEncode(scalar: scalar, charset: charset.name)
    }
  }

  private mutating func lower(
    _ inner: Range<Int>, _ bytes: [UInt8], with reader: some CharacterReader
  ) throws(LoweringError) -> (Range<Int>, [UInt8]) {
    let place = try outer.withUnsafeBufferPointer { (bytes) throws(LoweringError) in
      let raw = UnsafeRawBufferPointer(bytes)
      if view.text == nil { return try identical(inner, raw) }
      var reader = reader
      return try locate(inner, raw, with: &reader)
    }
    let coded: [UInt8]
    do {
      coded = try encoder.encode(bytes, unfitting: unfitting, from: place.stateBefore, to: place.stateAfter)
    } catch { throw .cannotEncode(scalar: error.scalar, charset: charset.name) }
    if joins(place, coded, with: reader) { throw .undecodable(offset: inner.lowerBound) }
    return (place.range, coded)
  }

  /// Where the character that holds a byte of the text begins.
  func outerOffset(of inner: Int) -> Int {
    switch charset.coding {
    case .utf8: outerOffset(of: inner, with: UTF8Reader())
    case .ascii: outerOffset(of: inner, with: ASCIIReader())
    case .singleByte(let name): outerOffset(of: inner, with: SingleByteReader(table: .named(name)))
    case .utf16: outerOffset(of: inner, with: UTF16Reader(isBigEndian: view.isBigEndian))
    case .iso2022JP: outerOffset(of: inner, with: ISO2022JPReader())
    case .multibyte(let name, _): outerOffset(of: inner, with: MultibyteReader(name))
    case .stateful: mark(before: inner)?.outer ?? range.lowerBound
    }
  }

  private func outerOffset(of inner: Int, with reader: some CharacterReader) -> Int {
    guard view.text != nil else { return min(range.lowerBound + inner, range.upperBound) }
    guard let mark = mark(before: inner) else { return range.lowerBound }
    var reader = reader
    reader.state = mark.state
    return outer.withUnsafeBytes { raw in
      var (text, offset) = (mark.inner, mark.outer)
      while offset < view.end {
        let step = reader.next(raw, offset, view.end)
        if text + step.innerLength > inner { return offset + step.shift }
        text += step.innerLength
        offset += step.shift + step.length
      }
      return offset
    }
  }

  /// Where an edit goes.
  private struct Place {
    var range: Range<Int>
    var stateBefore: UInt8 = 0
    var stateAfter: UInt8 = 0
    /// Offset and state of the first of a run of undecodable bytes right before the edit; nil for none.
    var suspect: (offset: Int, state: UInt8)?
  }

  private func identical(_ inner: Range<Int>, _ raw: UnsafeRawBufferPointer) throws(LoweringError) -> Place {
    let start = range.lowerBound + inner.lowerBound
    let end = range.lowerBound + inner.upperBound
    guard inner.lowerBound >= 0, end <= range.upperBound else { throw .unaligned(offset: inner.upperBound) }
    if start < range.upperBound, raw[start] & 0xC0 == 0x80 { throw .unaligned(offset: inner.lowerBound) }
    if end < range.upperBound, raw[end] & 0xC0 == 0x80 { throw .unaligned(offset: inner.upperBound) }
    return Place(range: start..<end)
  }

  private func locate<R: CharacterReader>(
    _ inner: Range<Int>, _ raw: UnsafeRawBufferPointer, with reader: inout R
  ) throws(LoweringError) -> Place {
    guard let mark = mark(before: inner.lowerBound) else { throw .unaligned(offset: inner.lowerBound) }
    reader.state = mark.state
    var (text, offset) = (mark.inner, mark.outer)
    var suspect: (offset: Int, state: UInt8)?
    while text < inner.lowerBound, offset < view.end {
      let state = reader.state
      let step = reader.next(raw, offset, view.end)
      suspect = step.isDefined ? nil : suspect ?? (offset, state)
      text += step.innerLength
      offset += step.shift + step.length
    }
    guard text == inner.lowerBound else { throw .unaligned(offset: inner.lowerBound) }
    var place = Place(range: offset..<offset, stateBefore: reader.state, stateAfter: reader.state, suspect: suspect)
    guard !inner.isEmpty else { return place }
    var isFirst = true
    while text < inner.upperBound, offset < view.end {
      let step = reader.next(raw, offset, view.end)
      guard step.isDefined else { throw .undecodable(offset: text) }
      if isFirst {
        // A shift sequence before the first replaced character stays where it is.
        place.range = (offset + step.shift)..<offset + step.shift
        place.stateBefore = reader.state
        isFirst = false
      }
      text += step.innerLength
      offset += step.shift + step.length
    }
    guard text == inner.upperBound else { throw .unaligned(offset: inner.upperBound) }
    place.range = place.range.lowerBound..<offset
    place.stateAfter = reader.state
    return place
  }

  /// The last mark before an offset, so that at least the character before it is read again.
  private func mark(before inner: Int) -> DecodedView.Mark? {
    var low = 0
    var high = view.marks.count
    while low < high {
      let middle = (low + high) / 2
      if view.marks[middle].inner < inner { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? view.marks[low - 1] : view.marks.first
  }

  /// Would an undecodable byte right before the edit become a character together with what follows it now?
  private func joins(_ place: Place, _ coded: [UInt8], with reader: some CharacterReader) -> Bool {
    guard let (offset, state) = place.suspect else { return false }
    var reader = reader
    reader.state = state
    // No character is longer than four bytes; a longer run of suspects cannot join from farther back.
    let before = Array(outer[offset..<place.range.lowerBound])
    let behind = outer[place.range.upperBound..<min(view.end, place.range.upperBound + 8)]
    let window = before + coded + behind
    return window.withUnsafeBytes { raw in
      var index = 0
      while index < before.count {
        let step = reader.next(raw, index, raw.count)
        if step.isDefined { return true }
        index += step.shift + step.length
      }
      return index != before.count
    }
  }
}
