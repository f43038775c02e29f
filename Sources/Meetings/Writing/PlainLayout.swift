/// Lays a rendered template out as the plain-text habits of the old block want it.
struct PlainLayout {
  let rendition: Rendition
  let lineEnd: [UInt8]

  func bytes(of text: [UInt8]) -> [UInt8] {
    let lines = Self.lines(of: text)
    var result: [UInt8] = []
    result.reserveCapacity(text.count + lines.count * 4)
    for (index, line) in lines.enumerated() {
      if rendition.isDoubleSpaced, line.isEmpty { continue }
      if index > 0 {
        result += lineEnd
        if rendition.isDoubleSpaced { result += lineEnd }
      }
      result += line
      if rendition.hasTrailingBlanks, !line.isEmpty, !Self.isFence(line) { result.append(0x20) }
    }
    return result
  }

  /// Lines without their ends; empty ones at either end taken off. A line's own blanks stay, but at its end.
  static func lines(of text: [UInt8]) -> ArraySlice<ArraySlice<UInt8>> {
    var lines: [ArraySlice<UInt8>] = []
    lines.reserveCapacity(64)
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      while start <= bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        var kept = end
        while kept > start, bytes[kept - 1] == 0x20 { kept -= 1 }
        // Blanks that follow a link belong to the rendition.
        if kept < end, kept > start, bytes[kept - 1] == 0x3E { kept += 1 }
        lines.append(text[start..<kept])
        start = end + 1
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.drop { $0.isEmpty }
  }

  /// A line of one character over and over.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= 32 && (line.allSatisfy { $0 == line.first } || line.starts(with: "-::~".utf8))
  }
}
