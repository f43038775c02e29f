public import Splicing

/// A body in quoted-printable (RFC 2045 section 6.7).
///
/// Kept: every physical line and every spelling on both sides of an edit, upper or lower case escapes, soft breaks, blanks at
/// line ends, a stray `=`. At either seam of an edit a soft break may be added, where the line would pass 76 bytes or the
/// bytes would run together. New text is encoded anew: a line end of the body's kind is a line end, any other is an octet.
public struct QuotedPrintableLayer: Layer {
  public let decoded: [UInt8]
  /// Message offset of the first `=` that neither an octet nor a line end follows; it is read as itself.
  public let brokenAt: Int?
  let message: [UInt8]
  let body: Range<Int>
  let lineEnding: LineEnding
  /// Pairs of decoded and message offset, about every thousand bytes, each at the start of a unit.
  let marks: [(inner: Int, outer: Int)]
  /// Decoded offsets of every stray `=`, the first thousand.
  private let strays: [Int]

  static let spacing = 1024

  public init(_ message: [UInt8], in body: Range<Int>) {
    precondition(body.lowerBound >= 0 && body.upperBound <= message.count)
    self.message = message
    self.body = body
    lineEnding = LineEnding(ofBody: body, in: message)
    var marks = [(inner: 0, outer: body.lowerBound)]
    var strays: [Int] = []
    var broken: Int?
    decoded = message.withUnsafeBytes { bytes in
      let scanner = QuotedPrintableScanner(bytes: bytes, end: body.upperBound)
      return [UInt8](unsafeUninitializedCapacity: body.count) { buffer, count in
        var index = body.lowerBound
        while index < body.upperBound {
          let escape = ByteSearch.byte(0x3D, in: bytes, from: index, to: body.upperBound)
          if escape > index {
            var mark = (count + Self.spacing - 1) / Self.spacing * Self.spacing
            while mark < count + escape - index {
              marks.append((mark, index + mark - count))
              mark += Self.spacing
            }
            UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
              .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[index..<escape]))
            count += escape - index
            index = escape
          }
          guard index < body.upperBound else { break }
          let unit = scanner.unit(at: index)
          if let byte = unit.byte {
            buffer[count] = byte
            if count & (Self.spacing - 1) == 0 { marks.append((count, index)) }
            if !unit.isSound {
              broken = broken ?? index
              if strays.count < 1000 { strays.append(count) }
            }
            count += 1
          }
          index += unit.length
        }
      }
    }
    self.marks = marks
    self.strays = strays
    brokenAt = broken
  }

  /// Is there no stray `=` in this range of decoded bytes (among the first thousand of them)?
  public func isIntact(in range: Range<Int>) -> Bool { !strays.contains { range.contains($0) } }

  /// Linear in the edits and the lines they touch.
  public func lower(_ edits: EditList<PartBytes>) throws(LoweringError) -> EditList<MessageBytes> {
    let joined = joinedWhereTouching(edits)
    var places: [Range<Int>] = []
    for edit in joined {
      guard edit.range.upperBound <= decoded.count else { throw .unaligned(offset: edit.range.upperBound) }
      places.append(place(of: edit.range))
    }
    var seams = QuotedPrintableSeams(message: message, body: body, lineEnding: lineEnding)
    var result: [EditList<MessageBytes>.Replacement] = []
    for (index, edit) in joined.enumerated() {
      let following = index + 1 < places.count ? places[index + 1].lowerBound : nil
      result.append(.init(range: places[index], bytes: seams.encode(edit.bytes, at: places[index], next: following)))
    }
    return try checked(result)
  }

  /// Where the unit of a decoded byte begins in the message, for showing.
  public func outerOffset(of inner: Int) -> Int { place(of: inner..<inner).lowerBound }

  /// From the start of the first unit to the end of the last: soft breaks on both sides stay.
  private func place(of range: Range<Int>) -> Range<Int> {
    message.withUnsafeBytes { bytes in
      let scanner = QuotedPrintableScanner(bytes: bytes, end: body.upperBound)
      var (inner, index) = mark(atOrBefore: range.lowerBound)
      func passBreaks() {
        while index < body.upperBound, case let unit = scanner.unit(at: index), unit.byte == nil {
          // A `=` that ends the body has no line end of its own: it stays behind what is added.
          guard isLineEnd(bytes[index + unit.length - 1]) else { break }
          index += unit.length
        }
      }
      func pass(to offset: Int) {
        while inner < offset, index < body.upperBound {
          let unit = scanner.unit(at: index)
          index += unit.length
          if unit.byte != nil { inner += 1 }
        }
      }
      pass(to: range.lowerBound)
      passBreaks()
      let start = index
      pass(to: range.upperBound)
      return start..<index
    }
  }

  private func mark(atOrBefore inner: Int) -> (Int, Int) {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].inner <= inner { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? marks[low - 1] : (0, body.lowerBound)
  }
}
