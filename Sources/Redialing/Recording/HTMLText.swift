import Markup

/// The visible lines of an HTML source, for people to read.
enum HTMLText {
  static func lines(of html: [UInt8]) -> [String] {
    TextProjection(of: html).lines.map { line in
      guard !line.isRule else { return String(repeating: "─", count: 32) }
      var text: [UInt8] = []
      var copied = 0
      for link in line.links {
        text += line.text[copied..<link.label.upperBound]
        copied = link.label.upperBound
        if Array(line.text[link.label]) != link.href { text += [0x3C] + link.href + [0x3E] }
      }
      text += line.text[copied...]
      return String(decoding: text, as: UTF8.self)
    }
  }
}
