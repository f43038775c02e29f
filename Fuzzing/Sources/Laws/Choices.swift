public import Splicing

/// What a run does besides reading, drawn from the input itself: the same bytes always make the same edits.
public struct Choices {
  private var state: UInt64

  /// - Parameter bytes: all of the input (FNV-1a of it is the seed).
  public init(_ bytes: some Sequence<UInt8>) {
    state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// A number from 0 to `bound` - 1; `bound` is at least 1.
  public mutating func below(_ bound: Int) -> Int {
    // xorshift64*; a state of 0 would stay 0.
    state = state == 0 ? 0x9E37_79B9_7F4A_7C15 : state
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
  }

  /// Some replacements over `count` bytes; those that meet an earlier one are left out.
  /// - Parameters:
  ///   - admits: offsets at which a replacement may begin or end.
  ///   - pieces: what new text is made of.
  public mutating func edits<S: Space>(
    over count: Int, at admits: (Int) -> Bool = { _ in true }, from pieces: [[UInt8]]
  ) -> EditList<S> {
    var edits = EditList<S>()
    for _ in 0...below(4) {
      let start = below(count + 1)
      let end = min(count, start + below([1, 4, 40, 400][below(4)]))
      let text = (0..<below([1, 3, 60][below(3)])).flatMap { _ in pieces[below(pieces.count)] }
      guard admits(start), admits(end), start < end || !text.isEmpty else { continue }
      try? edits.replace(start..<end, with: text)
    }
    return edits
  }
}
