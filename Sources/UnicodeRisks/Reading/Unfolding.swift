/// A content line without its folds (RFC 5545 section 3.1), with the way back.
struct Unfolding {
  struct Fold: Equatable {
    /// The line end and the white space behind it.
    let range: Range<Int>
  }

  private(set) var bytes: [UInt8] = []
  private(set) var folds: [Fold] = []

  /// - Parameter keepsSpace: header fields keep the white space behind a line end (RFC 5322 section 2.2.3).
  /// A line end at the very end, or one with no white space behind it, is kept out of `bytes` and is no fold.
  init(_ raw: [UInt8], keepsSpace: Bool = false) {
    bytes.reserveCapacity(raw.count)
    raw.withUnsafeBufferPointer { read($0, keepsSpace: keepsSpace) }
  }

  private mutating func read(_ raw: UnsafeBufferPointer<UInt8>, keepsSpace: Bool) {
    var start = 0
    var end = 0
    while end < raw.count {
      guard raw[end] == 0x0A else {
        end &+= 1
        continue
      }
      let text = end > start && raw[end - 1] == 0x0D ? end - 1 : end
      let next = end + 1
      bytes.append(contentsOf: raw[start..<text])
      start = next
      end = next
      if next < raw.count, raw[next] == 0x20 || raw[next] == 0x09 {
        start = keepsSpace ? next : next + 1
        end = start
        folds.append(Fold(range: text..<start))
      } else if next < raw.count {
        bytes.append(0x0A)
      }
    }
    bytes.append(contentsOf: raw[start...])
  }

  /// Raw offset of an unfolded one. Linear in the folds.
  func raw(_ offset: Int) -> Int {
    var raw = offset
    for fold in folds {
      if fold.range.lowerBound > raw { break }
      raw += fold.range.count
    }
    return raw
  }

  func raw(_ range: Range<Int>) -> Range<Int> {
    let start = raw(range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, raw(range.upperBound - 1) + 1)
  }
}
