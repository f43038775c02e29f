public import Meetings

extension OwnTemplate {
  /// A template from an administrator's files, tried before it is believed: one whose block would not be recognised again is
  /// refused.
  /// - Parameters:
  ///   - name: what `--target` says.
  ///   - templates: those that are there already; the new one is added.
  public static func load(
    name: VendorName, text: [UInt8], html: [UInt8]?, into templates: inout OwnTemplates
  ) throws(TemplateRefusal) {
    let template = try OwnTemplate(name: name, text: text, html: html) { MeetingText(html: $0) }
    var tried = templates
    try tried.add(template, text: text, html: html)
    try TemplateTrial(template, templates: tried.set) { MeetingText(html: $0) }.run()
    templates = tried
  }
}
