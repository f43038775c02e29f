import Markup
import Splicing

/// Images inside old blocks that the new ones do not show. A block in words says nothing of them, so somebody has to: they are
/// the organization's logo, or what a person put there.
///
/// **Law.** Words for an image may be anything, a passcode too, and its address may be a join link: only what can be nothing but
/// the name of an image file is ever said.
struct LostImages: Sendable {
  private static let mostNames = 5
  private static let longestName = 40
  private static let endings = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".webp"]

  /// Addresses of all of them; copies of a block show the same.
  private var sources: Set<OctetString> = []
  /// Names of files, in the order in which they were met, for as many as are worth naming.
  private var names: [String] = []

  /// - Parameters:
  ///   - range: of the source, what is replaced.
  ///   - new: the HTML that takes its place.
  mutating func add(from html: [UInt8], _ range: Range<Int>, new: [UInt8]) {
    let old = Self.sources(in: html, range)
    guard !old.isEmpty else { return }
    let kept = Set(Self.sources(in: new, 0..<new.count))
    for source in old where !kept.contains(source) && sources.insert(source).inserted {
      guard names.count < Self.mostNames, let name = Self.fileName(of: source.bytes), !names.contains(name) else {
        continue
      }
      names.append(name)
    }
  }

  /// Nil where nothing went away.
  var sentence: String? {
    guard !sources.isEmpty else { return nil }
    let many = "\(sources.count) image\(sources.count == 1 ? "" : "s") inside the old block went away with it"
    return names.isEmpty ? many + "." : many + " (\(names.joined(separator: ", ")))."
  }

  private static func sources(in html: [UInt8], _ range: Range<Int>) -> [OctetString] {
    // Most blocks show none, and reading all their tags to know it takes longer than writing the new block.
    guard holdsImageTag(html, range) else { return [] }
    return TagTokenizer(html, in: range).compactMap { token in
      guard token.kind == .startTag, lower(html[token.nameRange]) == Array("img".utf8) else { return nil }
      let source = AttributeReader(html, of: token).first { lower(html[$0.name]) == Array("src".utf8) }
      return OctetString(source.map { Array(html[$0.value]) } ?? [])
    }
  }

  private static func holdsImageTag(_ html: [UInt8], _ range: Range<Int>) -> Bool {
    html.withUnsafeBufferPointer { html in
      range.dropLast(3).contains { index in
        html[index] == UInt8(ascii: "<") && html[index + 1] | 0x20 == UInt8(ascii: "i")
          && html[index + 2] | 0x20 == UInt8(ascii: "m") && html[index + 3] | 0x20 == UInt8(ascii: "g")
      }
    }
  }

  /// The last part of an address, without its query; nil for one that is no plain name of an image file.
  private static func fileName(of source: [UInt8]) -> String? {
    let path = source.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let last = path.split(separator: UInt8(ascii: "/")).last ?? []
    // `cid:image001.png@01D0`
    let file = last.prefix { $0 != UInt8(ascii: "@") }.drop { $0 != UInt8(ascii: ":") }.dropFirst()
    let name = file.isEmpty ? last : file
    guard name.count <= longestName, name.allSatisfy(isNameByte) else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    return endings.contains { text.lowercased().hasSuffix($0) } ? text : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & ~0x20) || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func lower(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}
