/// Shapes of lines that need no vendor.
enum LineShape {
  /// `[https://…/logo.png]`, `[X]`, `[cid:…]`, or a link without words: what an image leaves in plain text.
  static func isImage(_ line: ContentLine) -> Bool {
    if line.text.isEmpty { return !line.links.isEmpty }
    if line.text.first == 0x5B, line.text.last == 0x5D, !line.text.starts(with: [0x5B, 0x21]) {
      return line.text.count <= 5 || line.text.contains(caseless: "://") || line.text.contains(caseless: "cid:")
    }
    guard line.links.count == 1, let link = line.links.first, link.label == 0..<line.text.count else { return false }
    return imageEnds.contains { ending in link.target.parts.segments.last?.lowercased().hasSuffix(ending) ?? false }
  }

  private static let imageEnds = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp"]

  /// The address of an image line.
  static func imageURL(_ line: ContentLine) -> String? {
    guard let link = line.links.first?.target else { return nil }
    return link.url
  }

  /// Short, without links, and not the end of a sentence: may stand over a list.
  static func mayBeHeading(_ line: ContentLine) -> Bool {
    guard line.kind == .text, line.links.isEmpty, line.text.count <= 120, let last = line.text.last else {
      return false
    }
    return last != 0x2E && last != 0x2C && last != 0x21
  }

  /// A line as a person would see it, for reports; links keep their labels only.
  static func string(_ lines: some Sequence<ContentLine>) -> String? {
    let text = lines.map(\.string).joined(separator: "\n")
    return text.isEmpty ? nil : text
  }

  static func isMailAddress(_ text: some Collection<UInt8>) -> Bool {
    guard let at = text.firstIndex(of: 0x40), at != text.startIndex, text.count <= 254 else { return false }
    let isPlain = text.allSatisfy { ASCII.isAlphanumeric($0) || $0 >= 0x80 || $0 == 0x40 || ".-_+%".utf8.contains($0) }
    return isPlain && text[text.index(after: at)...].contains(0x2E)
  }
}
