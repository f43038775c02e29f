/// The templates that blocks are written with: one pair for each vendor whose blocks can be written, and any that an
/// administrator adds. Each is parsed once.
public struct TemplateSet: Sendable {
  struct Pair: Sendable {
    let text: LazyTemplate
    /// Nil: the HTML is the text, line by line.
    let html: LazyTemplate?
  }

  /// The templates that come with the program.
  public static let standard = TemplateSet(embedded: TemplateResources.all)

  private var pairs: [VendorName: Pair] = [:]

  private init(embedded: [(vendor: VendorName, text: [UInt8], html: [UInt8])]) {
    for entry in embedded {
      pairs[entry.vendor] = Pair(text: LazyTemplate(entry.text), html: LazyTemplate(entry.html))
    }
  }

  /// A set with one more pair of templates, which replaces the pair of that name if there is one.
  /// - Parameters:
  ///   - name: a vendor's name, or a new one that `--target` may then say.
  ///   - text: the plain-text template, UTF-8.
  ///   - html: the HTML template; nil makes the HTML from the text.
  public func adding(_ name: VendorName, text: [UInt8], html: [UInt8]?) throws(TemplateError) -> TemplateSet {
    let parsedText = try BlockTemplate(text)
    var parsedHTML: BlockTemplate?
    if let html { parsedHTML = try BlockTemplate(html) }
    var result = self
    result.pairs[name] = Pair(text: LazyTemplate(parsedText), html: parsedHTML.map(LazyTemplate.init))
    return result
  }

  /// Whose blocks can be written, sorted by name.
  public var names: [VendorName] { pairs.keys.sorted { $0.rawValue < $1.rawValue } }

  subscript(name: VendorName) -> Pair? { pairs[name] }
}
