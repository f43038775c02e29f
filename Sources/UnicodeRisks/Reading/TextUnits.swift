/// Reads a source text into units and writes units back.
enum TextUnits {
  /// - Parameter source: valid UTF-8; a byte that is none of it is skipped (callers have checked).
  static func read(_ source: [UInt8], form: TextForm) -> [TextUnit] {
    var units: [TextUnit] = []
    units.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      switch UTF8Sequence.read({ index + $0 < source.count ? source[index + $0] : nil }) {
      case .scalar(let value, let length):
        units.append(TextUnit(value, index, index + length))
        index += length
      case .incomplete(let length), .invalid(let length):
        index += max(1, length)
      }
    }
    switch form {
    case .plain, .header: return units
    case .escaped: return TextEscapes.collapsed(units)
    case .parameter: return TextEscapes.collapsedParameter(units)
    case .markup: return CharacterReferences.collapsed(units)
    case .escapedMarkup: return CharacterReferences.collapsed(TextEscapes.collapsed(units))
    }
  }

  /// Untouched units come out byte for byte, repaired ones as the form demands.
  static func write(_ units: [TextUnit], source: [UInt8], form: TextForm) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(source.count)
    for unit in units {
      guard unit.kind == .repaired else {
        out.append(contentsOf: source[unit.source])
        continue
      }
      append(unit, to: &out, form: form)
    }
    return out
  }

  /// What `write` gives as replacements of the source: one for each run of repaired units. Linear.
  static func replacements(
    _ units: [TextUnit], source: [UInt8], form: TextForm
  ) -> [(range: Range<Int>, bytes: [UInt8])] {
    var result: [(range: Range<Int>, bytes: [UInt8])] = []
    var copied = 0
    var pending: [UInt8] = []
    func finish(at offset: Int) {
      if offset > copied || !pending.isEmpty { result.append((range: copied..<max(copied, offset), bytes: pending)) }
      pending = []
    }
    for unit in units {
      if unit.kind == .repaired {
        append(unit, to: &pending, form: form)
      } else {
        finish(at: Int(unit.start))
        copied = Int(unit.end)
      }
    }
    finish(at: source.count)
    return result
  }

  private static func append(_ unit: TextUnit, to out: inout [UInt8], form: TextForm) {
    switch form {
    case .escaped: TextEscapes.append(unit.scalar, to: &out)
    case .parameter: TextEscapes.appendParameter(unit.scalar, to: &out)
    case .plain, .header, .markup, .escapedMarkup: out.appendScalar(unit.scalar)
    }
  }
}
