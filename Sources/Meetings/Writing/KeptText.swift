/// Lines that stood inside an old block, made to stand under the new one.
public enum KeptText {
  /// Byte for byte as they stood in the source, each behind a line end.
  public static func plain(_ lines: [MeetingLine], of source: [UInt8], lineEnd: [UInt8]) -> [UInt8] {
    lines.reduce(into: []) { result, line in
      guard line.span.lowerBound >= 0, line.span.upperBound <= source.count else { return }
      result += lineEnd + source[line.span]
    }
  }

  /// The same words and links, each line a division of its own: the markup around them belonged to the block.
  public static func html(_ lines: [MeetingLine], lineEnd: [UInt8]) -> [UInt8] {
    lines.reduce(into: []) { result, line in
      result += lineEnd + Array("<div>".utf8) + words(of: line) + Array("</div>".utf8)
    }
  }

  private static func words(of line: MeetingLine) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    func copy(to end: Int) {
      guard end > position else { return }
      SafeText.appendHTML(String(decoding: line.text[position..<end], as: UTF8.self), to: &result)
      position = end
    }
    for link in line.links where link.label.lowerBound >= position && link.label.upperBound <= line.text.count {
      copy(to: link.label.lowerBound)
      result += "<a href=\"".utf8
      SafeText.appendHTML(String(decoding: link.url, as: UTF8.self), to: &result)
      result += "\">".utf8
      copy(to: link.label.upperBound)
      result += "</a>".utf8
    }
    copy(to: line.text.count)
    return result
  }
}
