import Markup

/// HTML with one passage marked by `⟦` and `⟧`.
struct MarkedMarkup {
  let html: [UInt8]
  let span: Range<Int>

  init(_ marked: String) {
    let open = Array("⟦".utf8)
    let close = Array("⟧".utf8)
    let bytes = Array(marked.utf8)
    let start = bytes.firstRange(of: open)?.lowerBound ?? 0
    let end = bytes.firstRange(of: close)?.lowerBound ?? bytes.count
    html = Array(
      bytes[..<start] + bytes[min(start + open.count, end)..<end] + bytes[min(end + close.count, bytes.count)...])
    span = start..<(end - open.count)
  }

  /// What `editableRange` gives, as the bytes it would take out.
  func cut(_ isOwnWrapper: (MarkupElement) -> Bool = { _ in false }) -> Result<String, MarkupRefusal> {
    MarkupDocument(html).editableRange(covering: span, isOwnWrapper: isOwnWrapper)
      .map { String(decoding: html[$0], as: UTF8.self) }
  }

  /// Why `editableRange` gives nothing; nil when it gives something.
  var refusal: MarkupRefusal.Reason? {
    guard case .failure(let refusal) = MarkupDocument(html).editableRange(covering: span) else { return nil }
    return refusal.reason
  }
}

extension [UInt8] {
  fileprivate func firstRange(of other: [UInt8]) -> Range<Int>? {
    guard !other.isEmpty, count >= other.count else { return nil }
    return (0...(count - other.count)).first { self[$0..<($0 + other.count)].elementsEqual(other) }.map {
      $0..<($0 + other.count)
    }
  }
}

extension TextProjection {
  init(_ html: String) { self.init(of: Array(html.utf8)) }

  /// The lines as strings, `<hr>` for a rule.
  var strings: [String] { lines.map { $0.isRule ? "<hr>" : String(decoding: $0.text, as: UTF8.self) } }
}
