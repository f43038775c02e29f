import Markup

/// Images inside an old block that the new one does not show. A block in words says nothing of them, so somebody has to: they are
/// the organization's logo, or what a person put there.
enum LostImages {
  /// - Parameters:
  ///   - range: of the source, what is replaced.
  ///   - new: the HTML that takes its place.
  /// - Returns: for each image its alternative text, else the last part of its address; nothing secret is in either.
  static func names(in html: [UInt8], _ range: Range<Int>, new: [UInt8]) -> [String] {
    let old = images(in: html, range)
    guard !old.isEmpty else { return [] }
    let kept = Set(images(in: new, 0..<new.count).map(\.source))
    return old.filter { !kept.contains($0.source) }.map(\.name)
  }

  private static func images(in html: [UInt8], _ range: Range<Int>) -> [(source: [UInt8], name: String)] {
    var result: [(source: [UInt8], name: String)] = []
    for token in TagTokenizer(html, in: range) where token.kind == .startTag {
      guard lower(html[token.nameRange]) == Array("img".utf8) else { continue }
      var source: [UInt8] = []
      var words: [UInt8] = []
      for attribute in AttributeReader(html, of: token) {
        let name = lower(html[attribute.name])
        if name == Array("src".utf8), source.isEmpty { source = Array(html[attribute.value]) }
        if name == Array("alt".utf8), words.isEmpty { words = Array(html[attribute.value]) }
      }
      result.append((source, name(source, words)))
    }
    return result
  }

  private static func lower(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  private static func name(_ source: [UInt8], _ words: [UInt8]) -> String {
    if words.contains(where: { $0 > 0x20 }) { return String(decoding: words.prefix(80), as: UTF8.self) }
    guard !source.starts(with: "data:".utf8) else { return "an embedded picture" }
    let path = source.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let file = path.split(separator: UInt8(ascii: "/")).last.map { $0.prefix { $0 != UInt8(ascii: "@") } } ?? []
    return file.isEmpty ? "one without a name" : String(decoding: file.prefix(80), as: UTF8.self)
  }
}
