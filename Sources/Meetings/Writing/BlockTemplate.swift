import Mustache

/// A parsed template. The only place that knows the template language.
struct BlockTemplate: Sendable {
  private let template: MustacheTemplate

  /// - Throws: `TemplateError` with the template's line where it does not parse.
  init(_ source: [UInt8]) throws(TemplateError) {
    // Slots are escaped when they are filled; the pragma keeps the library from escaping their marks and the labels.
    let text =
      "{{% CONTENT_TYPE:TEXT}}\n"
      + String(decoding: source.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }, as: UTF8.self)
    do {
      template = try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(line: max(1, error.context.lineNumber - 1))
    } catch {
      throw TemplateError(line: 1)
    }
  }

  func rendered(with scope: some TemplateScope) -> String {
    template.render(Parent(scope: scope))
  }
}

/// A template that does not parse.
public struct TemplateError: Error, Sendable, Equatable {
  /// From 1.
  public let line: Int
}

private struct Parent: MustacheParent {
  let scope: any TemplateScope

  func child(named name: String) -> Any? {
    switch scope.value(named: name) {
    case .text(let text): Shown(renderText: text)
    case .scope(let scope, let text): ShownParent(scope: scope, renderText: text)
    case .list(let scopes): scopes.map { Parent(scope: $0) }
    case .flag(let flag): flag
    case nil: nil
    }
  }
}

private struct Shown: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }
}

private struct ShownParent: MustacheParent, MustacheCustomRenderable {
  let scope: any TemplateScope
  let renderText: String
  var isNull: Bool { false }

  func child(named name: String) -> Any? { Parent(scope: scope).child(named: name) }
}
