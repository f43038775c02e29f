import Splicing

/// A seeded generator, so that a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A list of random replacements over `count` bytes; those that conflict are left out.
func randomEdits(over count: Int, using random: inout SeededGenerator) -> EditList<FileBytes> {
  var edits = EditList<FileBytes>()
  for _ in 0..<Int.random(in: 0...8, using: &random) {
    let a = Int.random(in: 0...count, using: &random)
    let b = min(count, a + Int.random(in: 0...4, using: &random))
    let bytes = (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt8.random(in: 65...90, using: &random) }
    try? edits.replace(a..<b, with: bytes)
  }
  return edits
}
