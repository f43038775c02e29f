/// What a template sees of a shape.
///
/// Texts and links of `BlockText` and `BlockURL` (links behind `link.`, with `words` and `url`), labels behind `label.`;
/// `fence`, `rule`, `language`, `direction` (only beside text that runs from right to left), `marker`; lists `numbers` (`number` `dial` `place` `kind`) and `footer` (`line`); flags
/// `dial-in` `consumer` `video` `organizer-links` `tenant-links` `tenant-text`.
struct ShapeScope: TemplateScope {
  let shape: BlockShape
  let wording: BlockWording
  let recorder: SlotRecorder

  func value(named name: String) -> TemplateValue? {
    if let text = BlockText(rawValue: name) { return shape.has(text) ? .text(recorder.mark(.text(text))) : nil }
    switch name {
    case "label": return .scope(wording, text: "")
    case "link": return .scope(LinkScope(parent: self), text: "")
    case "numbers": return .list(shape.numbers.indices.map { NumberScope(index: $0, parent: self) })
    case "footer": return .list((0..<shape.footerCount).map { FooterScope(text: recorder.mark(.footer($0))) })
    case "fence": return .text(BlockFence.fence(of: shape.vendor))
    case "rule": return .text(BlockFence.rule)
    case "language": return .text(shape.language)
    case "direction": return wording.direction.map { .text($0) }
    case "marker": return .text("[!OC([" + String(LocaleIdentifier.lcid(ofLanguage: shape.language) ?? 1033) + "])!]")
    default: return flag(name).map { .flag($0) }
    }
  }

  private func flag(_ name: String) -> Bool? {
    let tenantLinks = shape.has(.tenantHelp) || shape.has(.tenantLegal)
    switch name {
    case "dial-in": return shape.isDialInShown
    case "consumer": return shape.isConsumer
    case "video": return shape.has(.tenantKey) || shape.has(.videoID)
    case "organizer-links": return shape.has(.options) || shape.has(.resetPIN)
    case "tenant-links": return tenantLinks
    case "tenant-text": return tenantLinks || shape.has(.logo) || shape.footerCount > 0
    default: return nil
    }
  }

  /// A link as `{{link.join}}` prints it: label and link in plain text, the label alone in HTML.
  fileprivate func link(_ label: String?, _ slot: BlockSlot) -> TemplateValue {
    let url = recorder.mark(slot)
    let words = label ?? url
    let scope = AnchorScope(words: words, url: url)
    if words == url || words.isEmpty { return .scope(scope, text: url) }
    switch shape.rendition {
    case .html: return .scope(scope, text: words)
    case .glued: return .scope(scope, text: words + "<" + url + ">")
    case .gluedWithBlank: return .scope(scope, text: words + "<" + url + "> ")
    case .spaced: return .scope(scope, text: words + " <" + url + ">")
    case .spacedWithBlank: return .scope(scope, text: words + " <" + url + "> ")
    }
  }
}

private struct LinkScope: TemplateScope {
  let parent: ShapeScope

  func value(named name: String) -> TemplateValue? {
    guard let link = BlockURL(rawValue: name), parent.shape.has(link) else { return nil }
    return parent.link(role(of: link).map(parent.wording.label), .url(link))
  }

  /// Nil: the link is its own label.
  private func role(of link: BlockURL) -> LabelRole? {
    switch link {
    case .join: parent.shape.vendor == .microsoftTeams ? .joinNow : .join
    case .joinGeneric: .joinGeneric
    case .joinWeb: .webApp
    case .systemReference: .systemReference
    case .needHelp: .needHelp
    case .help, .tenantHelp: .help
    case .options: .options
    case .localNumbers: .localNumbers
    case .resetPIN: .resetPIN
    case .moreInfo: .moreInfo
    case .tenantLegal: .legal
    case .joinBare, .short, .localNumbersBare: nil
    }
  }
}

private struct NumberScope: TemplateScope {
  let index: Int
  let parent: ShapeScope

  func value(named name: String) -> TemplateValue? {
    let shape = parent.shape.numbers[index]
    switch name {
    case "number": return .text(parent.recorder.mark(.number(index, .number)))
    case "place": return shape.hasPlace ? .text(parent.recorder.mark(.number(index, .place))) : nil
    case "kind": return shape.kind.flatMap(kind).map { .text($0) }
    case "dial":
      let dial = parent.recorder.mark(.number(index, .dial))
      return parent.shape.vendor.vendor?.printsDialAsText == true
        ? .text(dial) : parent.link(dial, .number(index, .tel))
    default: return nil
    }
  }

  /// Only in words that the language has: a number line can do without.
  private func kind(_ kind: BlockShape.NumberKind) -> String? {
    parent.wording.ownLabel(kind == .toll ? .toll : .tollFree)
  }
}

private struct AnchorScope: TemplateScope {
  let words: String
  let url: String

  func value(named name: String) -> TemplateValue? {
    switch name {
    case "words": .text(words)
    case "url": .text(url)
    default: nil
    }
  }
}

private struct FooterScope: TemplateScope {
  let text: String

  func value(named name: String) -> TemplateValue? { name == "line" ? .text(text) : nil }
}
