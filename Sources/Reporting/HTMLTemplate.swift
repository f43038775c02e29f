import Mustache

/// The report's template, and the only place that knows the template language. Every value is escaped here, by scalar: the
/// library escapes by character, and takes a `<` with a combining accent for another character than `<`.
enum HTMLTemplate {
  /// What a template can show.
  indirect enum Value: Sendable {
    case text(String)
    case flag(Bool)
    case list([Value])
    case fields([String: Value])
  }

  /// The page, cut where the rows of each table go (`<!-- name -->`); always one piece more than there are names. Empty pieces
  /// when the template that the program carries does not parse, which a test rules out.
  static func pieces(_ fields: [String: Value], between names: [String]) -> [[UInt8]] {
    var rest = (rendered(fields) ?? "")[...]
    var pieces: [[UInt8]] = []
    for name in names {
      // Escaped values hold no `<`, so the first mark is ours.
      let mark = rest.firstRange(of: "<!-- \(name) -->\n")
      pieces.append(Array((mark.map { rest[..<$0.lowerBound] } ?? "").utf8))
      if let mark { rest = rest[mark.upperBound...] }
    }
    return pieces + [Array(rest.utf8)]
  }

  private static func rendered(_ fields: [String: Value]) -> String? {
    let source = "{{% CONTENT_TYPE:TEXT}}\n" + String(decoding: PackageResources.report_mustache, as: UTF8.self)
    guard let template = try? MustacheTemplate(string: source) else { return nil }
    return template.render(Fields(fields))
  }

  private static func shown(_ value: Value) -> Any {
    switch value {
    case .text(let text): escaped(text)
    case .flag(let flag): flag
    case .list(let values): values.map(shown)
    case .fields(let fields): Fields(fields)
    }
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    HTMLEscaping.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Fields: MustacheParent {
    let fields: [String: Value]

    init(_ fields: [String: Value]) { self.fields = fields }

    func child(named name: String) -> Any? { fields[name].map(HTMLTemplate.shown) }
  }
}
