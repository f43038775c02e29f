/// What a block template can name. Templates never see data: they are filled with labels and with slots, and what goes into
/// a slot is made safe for its output first. So no template, not even an administrator's, can let data break out.
protocol TemplateScope {
  func value(named name: String) -> TemplateValue?
}

/// What a name in a template stands for.
enum TemplateValue {
  /// Printed as it is.
  case text(String)
  /// `{{name}}` prints `text`; inside `{{#name}}` the scope's own names are known.
  case scope(any TemplateScope, text: String)
  /// `{{#name}}` repeats for each.
  case list([any TemplateScope])
  case flag(Bool)
}
