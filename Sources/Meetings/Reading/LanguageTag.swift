/// Languages as links and markers name them.
enum LanguageTag {
  /// What stands in `[!OC([…])!]`: decimal (`1033`) or hexadecimal (`041d`). A leading zero or a letter makes it hexadecimal.
  static func ofMarker(_ text: String) -> String? {
    let decimal = text.hasPrefix("0") ? nil : Int(text).flatMap(LocaleIdentifier.language(ofLCID:))
    return decimal ?? Int(text, radix: 16).flatMap(LocaleIdentifier.language(ofLCID:))
  }

  /// Looks like `sv`, `sv-SE` or `zh-Hans-CN`.
  static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(ASCII.isLetter) else {
      return false
    }
    return parts.dropFirst().allSatisfy { (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy(ASCII.isAlphanumeric) }
  }

  /// `language=sv-SE`, `omkt=sv-SE`, `ui=sv-SE`, `clid=1053`.
  static func ofLink(_ link: JoinLink) -> String? {
    for name in ["language", "omkt", "ui"] {
      if let tag = link.parts.value(name), isTag(tag) { return tag }
    }
    return link.parts.value("clid").flatMap { Int($0) }.flatMap(LocaleIdentifier.language(ofLCID:))
  }

  /// What may be a label in these lines: the words of links, whole lines, what stands before a colon.
  static func labels(of lines: some Sequence<ContentLine>) -> [ArraySlice<UInt8>] {
    var labels: [ArraySlice<UInt8>] = []
    for line in lines {
      for link in line.links { labels.append(line.label(link)) }
      labels.append(line.text[...])
      if let label = LabelledValue.split(line.text)?.label { labels.append(label) }
    }
    return labels
  }

  /// The language most of the labels belong to; English only where no other has any, since labels are often mixed with it.
  static func ofLabels(_ labels: some Sequence<ArraySlice<UInt8>>, in family: PhraseFamily) -> String? {
    var english = 0
    var votes: [String: Int] = [:]
    for label in labels {
      let matches = PhraseTable.standard.roles(ofLabel: label)
      // `Password:` is Italian too, but says so of nothing.
      if matches.contains(where: { $0.family == family && $0.language == "en-US" }) {
        english += 1
        continue
      }
      var languages: [String] = []
      for match in matches where match.family == family && !languages.contains(match.language) {
        languages.append(match.language)
      }
      if languages.count <= 2 {
        for language in languages { votes[language, default: 0] += 1 }
      }
    }
    let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best?.key ?? (english == 0 ? nil : "en-US")
  }
}
