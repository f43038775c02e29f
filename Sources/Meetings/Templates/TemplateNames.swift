/// The names that a template may use, so that a misspelled one is not an empty place in a thousand invitations.
enum TemplateNames {
  private static let flags: Set<String> = [
    "dial-in", "consumer", "video", "organizer-links", "tenant-links", "tenant-text", "numbers", "footer", "line",
    "number", "dial", "place", "kind", "words", "url", "fence", "rule", "language", "direction", "marker",
  ]

  /// The first tag that is none of these, with its line.
  static func fault(in source: [UInt8]) -> (line: Int, why: String)? {
    var line = 1
    var rest = source[...]
    while let open = rest.range(of: Array("{{".utf8)) {
      line += rest[..<open.lowerBound].count { $0 == 0x0A }
      guard let close = rest[open.upperBound...].range(of: Array("}}".utf8)) else { return (line, "has {{ without }}") }
      let tag = rest[open.upperBound..<close.lowerBound]
      if let why = fault(of: tag) { return (line, why) }
      line += tag.count { $0 == 0x0A }
      rest = rest[close.upperBound...]
    }
    return nil
  }

  private static func fault(of tag: ArraySlice<UInt8>) -> String? {
    var name = tag.drop { $0 == 0x20 || $0 == 0x7B }
    guard let first = name.first else { return "has a tag without a name" }
    if first == 0x21 { return nil }
    if "#^/&".utf8.contains(first) { name = name.dropFirst() }
    let text = ASCII.string(name.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed())
    return isKnown(text)
      ? nil : "names {{\(text.prefix(40))}}, which is not one of the names of Documentation/Templates.md"
  }

  private static func isKnown(_ name: String) -> Bool {
    if flags.contains(name) || BlockText(rawValue: name) != nil { return true }
    if name.hasPrefix("label.") { return LabelRole(rawValue: String(name.dropFirst(6))) != nil }
    if name.hasPrefix("link.") { return BlockURL(rawValue: String(name.dropFirst(5))) != nil }
    return false
  }
}
