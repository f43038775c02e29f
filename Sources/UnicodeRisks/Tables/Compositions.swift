/// Which pairs of code points normalisation form C joins.
enum Compositions {
  /// Cheap test before the other: can this be a second half?
  static func mayEnd(_ mark: UInt32) -> Bool {
    (0x300...0x345).contains(mark) || mark == 0x3099 || mark == 0x309A || (0x653...0x655).contains(mark)
      || (0x1161...0x1175).contains(mark)
  }

  /// Is there one letter for both? Linear set-up once, then constant.
  static func hasLetter(_ base: UInt32, _ mark: UInt32) -> Bool {
    if (0x1161...0x1175).contains(mark) { return (0x1100...0x1112).contains(base) }
    guard Scalars.isLetter(base), let first = Unicode.Scalar(base), let second = Unicode.Scalar(mark) else {
      return false
    }
    var pair = String.UnicodeScalarView()
    pair.append(first)
    pair.append(second)
    return letters.contains(String(pair))
  }

  /// Strings that are canonically equal are equal in Swift, so a composed letter is found by its decomposed form.
  private static let letters: Set<String> = {
    var letters: Set<String> = []
    for range in ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value), Scalars.isLetter(value) else { continue }
        letters.insert(String(Character(scalar)))
      }
    }
    return letters
  }()

  /// Blocks with composed letters that composition does not exclude.
  private static let ranges: [ClosedRange<UInt32>] = [
    0xC0...0x233, 0x386...0x3D4, 0x400...0x4F9, 0x622...0x6D3, 0x1E00...0x1EF9, 0x1F00...0x1FFC, 0x304C...0x30FE,
  ]
}
