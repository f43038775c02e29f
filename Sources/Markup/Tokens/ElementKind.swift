/// The elements whose names matter for lines or structure; everything else is `other` and inline.
enum ElementKind: UInt8, CaseIterable, Sendable {
  case other
  // The document.
  case html, head, body, frameset
  // Raw text and what is never shown.
  case script, style, title, textarea, xmp, iframe, noembed, noframes, plaintext, template
  // Void.
  case area, base, basefont, bgsound, br, col, embed, frame, hr, img, input, keygen, link, meta, param, source, track,
    wbr
  // Blocks.
  case address, article, aside, blockquote, center, details, dialog, dir, div, fieldset, figcaption, figure, footer,
    form
  case h1, h2, h3, h4, h5, h6, header, hgroup, legend, listing, main, menu, nav, p, pre, section, summary
  case ol, ul, li, dl, dt, dd
  case table, caption, colgroup, tbody, thead, tfoot, tr, td, th
  case select, optgroup, option
  // Inline with a meaning of their own.
  case a, button, object, applet, marquee, video, audio, canvas, svg, math

  init(_ name: TagName) {
    self = ElementKind.table(of: name)
  }

  /// Void elements have neither content nor end tag.
  var isVoid: Bool { rawValue >= ElementKind.area.rawValue && rawValue <= ElementKind.wbr.rawValue }

  /// Begins and ends a line.
  var isBlock: Bool {
    switch self {
    case .address ... .th, .html, .body, .frameset, .hr, .br, .optgroup, .option, .xmp, .plaintext: true
    default: false
    }
  }

  /// Contents are text up to the element's own end tag.
  var isRawText: Bool { rawValue >= ElementKind.script.rawValue && rawValue <= ElementKind.plaintext.rawValue }

  /// Raw text in which character references count.
  var isEscapableRawText: Bool { self == .title || self == .textarea }

  /// Contents are never shown.
  var isHidden: Bool {
    switch self {
    case .script, .style, .title, .iframe, .noembed, .noframes, .template: true
    default: false
    }
  }

  /// Visible, but not as text.
  var isObject: Bool {
    switch self {
    case .img, .embed, .object, .applet, .input, .button, .select, .textarea, .iframe, .video, .audio, .canvas, .svg:
      true
    default: false
    }
  }

  /// A start tag of these ends an open `p`.
  var closesParagraph: Bool {
    switch self {
    case .legend, .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th: false
    case .address ... .table, .hr, .xmp, .plaintext: true
    default: false
    }
  }

  /// The end tag may be left out.
  var mayOmitEndTag: Bool {
    switch self {
    case .p, .li, .dt, .dd, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th, .option, .optgroup, .html, .head, .body:
      true
    default: false
    }
  }

  /// An open `p`, `li` or inline element is not looked for beyond these.
  var isScopeBoundary: Bool {
    switch self {
    case .html, .body, .table, .td, .th, .caption, .template, .object, .applet, .marquee, .button: true
    default: false
    }
  }

  /// A stray end tag of an inline element does not reach through these.
  var isSpecial: Bool { isBlock || isScopeBoundary || isRawText }

  var isTablePart: Bool { rawValue >= ElementKind.table.rawValue && rawValue <= ElementKind.tr.rawValue }
  var isCell: Bool { self == .td || self == .th }
  var isListPart: Bool {
    switch self {
    case .ol, .ul, .menu, .dir, .dl, .select, .optgroup, .option: true
    default: false
    }
  }
  var isDocumentPart: Bool { self == .html || self == .body || self == .head || self == .frameset }
  var isHeading: Bool { rawValue >= ElementKind.h1.rawValue && rawValue <= ElementKind.h6.rawValue }
}

extension ElementKind: Comparable {
  static func < (a: ElementKind, b: ElementKind) -> Bool { a.rawValue < b.rawValue }

  /// Name to kind by open addressing over 512 slots.
  private static let slots: [(name: TagName, kind: ElementKind)] = {
    var slots = [(name: TagName, kind: ElementKind)](repeating: (TagName(), .other), count: 512)
    for kind in allCases where kind != .other {
      let spelling = Array("\(kind)".utf8)
      let name = TagName(spelling.span, 0..<spelling.count)
      var slot = ElementKind.slot(of: name)
      while slots[slot].kind != .other { slot = (slot + 1) & 511 }
      slots[slot] = (name, kind)
    }
    return slots
  }()

  private static func slot(of name: TagName) -> Int {
    Int(truncatingIfNeeded: ((name.head ^ (name.tail &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }

  private static func table(of name: TagName) -> ElementKind {
    var slot = slot(of: name)
    while true {
      let entry = slots[slot]
      if entry.kind == .other || entry.name == name { return entry.kind }
      slot = (slot + 1) & 511
    }
  }
}
