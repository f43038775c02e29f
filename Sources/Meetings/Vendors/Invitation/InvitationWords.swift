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
    return sentences.contains { line.text.range(of: Array($0.text.utf8)) != nil } ? .invites : nil
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
