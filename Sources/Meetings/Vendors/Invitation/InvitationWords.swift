/// Finds a vendor's words in lines, in any language that its phrase files know.
struct InvitationWords {
  let family: PhraseFamily

  /// Labels that may stand over the link.
  static let standAbove: Set<LabelRole> = [
    .headline, .invites, .doNotEdit, .join, .joinClick, .joinDevices, .hasVideoCall, .joinHeading,
  ]

  /// What the line says in the vendor's words: as a whole, before its link, before its colon, or around somebody's name.
  func label(of line: ContentLine) -> LabelRole? {
    guard line.kind == .text, line.text.count <= 400 else { return nil }
    if let role = line.phrases.first(where: { $0.family == family })?.role { return role }
    if let link = line.links.first {
      if let role = role(of: line.text[..<min(link.label.lowerBound, line.text.count)]) { return role }
      if let role = role(of: line.label(link)) { return role }
    }
    if let label = LabelledValue.split(line.text)?.label, let role = role(of: label) { return role }
    let sentences = PhraseTable.standard.phrases(.invites, in: family)
    // The name stands before the sentence; what stands behind it is a person's, and so is the line.
    return sentences.contains { line.text.suffix($0.text.utf8.count).elementsEqual($0.text.utf8) } ? .invites : nil
  }

  /// Whether the line is the service's words, its links and one value, and nothing besides.
  func isWhole(_ line: ContentLine) -> Bool {
    if line.phrases.contains(where: { $0.family == family }) { return true }
    guard let first = line.links.first else {
      guard let (label, value) = LabelledValue.split(line.text), role(of: label) != nil else { return false }
      return !value.contains(0x20) || value.allSatisfy { ASCII.isDigit($0) || $0 == 0x20 || $0 == 0x2D || $0 == 0x23 }
    }
    var place = min(first.label.lowerBound, line.text.count)
    guard !Self.holdsWords(line.text[..<place]) || role(of: line.text[..<place]) != nil else { return false }
    for link in line.links {
      let words = line.label(link)
      let isAddress = !words.contains(0x20) && words.contains(0x2E)
      guard words.isEmpty || isAddress || role(of: words) != nil, place <= link.label.lowerBound,
        !Self.holdsWords(line.text[place..<link.label.lowerBound])
      else { return false }
      place = link.label.upperBound
    }
    return !Self.holdsWords(line.text[place...])
  }

  private static func holdsWords(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { ASCII.isAlphanumeric($0) || $0 >= 0x80 }
  }

  private func role(of label: ArraySlice<UInt8>) -> LabelRole? {
    guard !label.isEmpty, label.count <= 200 else { return nil }
    return PhraseTable.standard.roles(ofLabel: label).first { $0.family == family }?.role
  }

  /// `-----`, `=====`
  static func isRule(_ line: ContentLine) -> Bool {
    guard let first = line.text.first, line.text.count >= 3, line.links.isEmpty else { return line.kind == .rule }
    return line.kind == .rule || (first == 0x2D || first == 0x3D) && line.text.allSatisfy { $0 == first }
  }
}
