/// The escapes of TEXT values (RFC 5545 section 3.3.11) and of parameter values (RFC 6868).
enum TextEscapes {
  /// `\n`, `\N`, `\,`, `\;` and `\\` become one unit each; another backslash stands for itself.
  static func collapsed(_ units: [TextUnit]) -> [TextUnit] {
    collapsed(units, sign: 0x5C) { next in
      switch next {
      case 0x6E, 0x4E: 0x0A
      case 0x2C, 0x3B, 0x5C: next
      default: nil
      }
    }
  }

  static func collapsedParameter(_ units: [TextUnit]) -> [TextUnit] {
    collapsed(units, sign: 0x5E) { next in
      switch next {
      case 0x6E: 0x0A
      case 0x5E: 0x5E
      case 0x27: 0x22
      default: nil
      }
    }
  }

  private static func collapsed(
    _ units: [TextUnit], sign: UInt32, meaning: (UInt32) -> UInt32?
  ) -> [TextUnit] {
    guard units.contains(where: { $0.scalar == sign }) else { return units }
    var result: [TextUnit] = []
    result.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      let unit = units[index]
      if unit.scalar == sign, index + 1 < units.count, let value = meaning(units[index + 1].scalar) {
        result.append(TextUnit(value, Int(unit.start), Int(units[index + 1].end), .escape))
        index += 2
      } else {
        result.append(unit)
        index += 1
      }
    }
    return result
  }

  static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    switch scalar {
    case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
    case 0x2C, 0x3B, 0x5C: out.append(contentsOf: [0x5C, UInt8(truncatingIfNeeded: scalar)])
    default: out.appendScalar(scalar)
    }
  }

  static func appendParameter(_ scalar: UInt32, to out: inout [UInt8]) {
    switch scalar {
    case 0x0A: out.append(contentsOf: [0x5E, 0x6E])
    case 0x22: out.append(contentsOf: [0x5E, 0x27])
    case 0x5E: out.append(contentsOf: [0x5E, 0x5E])
    default: out.appendScalar(scalar)
    }
  }
}
