/// The templates of a run beside the vendors': the program's own neutral one, and an administrator's.
public struct OwnTemplates: Sendable {
  /// What blocks are written with, the vendors' templates included.
  public private(set) var set = TemplateSet.standard
  /// What else is recognised.
  public private(set) var all: [OwnTemplate] = []

  /// The vendors' templates and `generic`, which says no vendor's name.
  /// - Parameter readHTML: how HTML becomes lines.
  public init(readHTML: @escaping @Sendable ([UInt8]) -> MeetingText) {
    let (text, html) = (PackageResources.generic_text_mustache, PackageResources.generic_html_mustache)
    // A test sees to it that it is never refused.
    try? add(OwnTemplate(name: .generic, text: text, html: html, readHTML: readHTML), text: text, html: html)
  }

  /// Adds a template, or puts it in the place of the one of that name.
  public mutating func add(_ template: OwnTemplate, text: [UInt8], html: [UInt8]?) throws(TemplateRefusal) {
    do { set = try set.adding(template.name, text: text, html: html) } catch {
      throw TemplateRefusal(kind: .text, line: error.line, why: "is no Mustache")
    }
    all = all.filter { $0.name != template.name } + [template]
  }
}

extension VendorName {
  /// The neutral template that comes with the program.
  public static let generic = VendorName(rawValue: "generic")
}
