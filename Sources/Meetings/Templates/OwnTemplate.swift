import Synchronization

/// A block template of somebody's own: written like a vendor's, and recognised again by its own lines.
///
/// Its first and its last line stand in every block, the same each time: redial finds the block by them. What the lines
/// between say is read by the template run backwards, in every language that its labels have.
public final class OwnTemplate: Sendable {
  public let name: VendorName
  /// The visible text of its first line.
  let opening: [UInt8]
  /// Stands in every block of the template, in text and HTML alike: a body without it holds none.
  let gateWord: [UInt8]
  private let sources: (text: [UInt8], html: [UInt8]?)
  private let readHTML: @Sendable ([UInt8]) -> MeetingText
  private let built = Mutex<[TemplateVariant]?>(nil)

  /// - Parameters:
  ///   - text: the plain-text template, UTF-8; `html`: the one for HTML, nil makes it of the text.
  ///   - readHTML: how HTML becomes lines.
  public init(
    name: VendorName, text: [UInt8], html: [UInt8]?, readHTML: @escaping @Sendable ([UInt8]) -> MeetingText
  ) throws(TemplateRefusal) {
    self.name = name
    sources = (text, html)
    self.readHTML = readHTML
    for (source, kind) in [(text, TemplateRefusal.Kind.text), (html ?? [], .html)] {
      if let (line, why) = TemplateNames.fault(in: source) { throw TemplateRefusal(kind: kind, line: line, why: why) }
    }
    do { _ = try BlockTemplate(text) } catch {
      throw TemplateRefusal(kind: .text, line: error.line, why: "is no Mustache")
    }
    if let html {
      do { _ = try BlockTemplate(html) } catch {
        throw TemplateRefusal(kind: .html, line: error.line, why: "is no Mustache")
      }
    }
    opening = MeetingText(plain: Array(PlainLayout.lines(of: text).first ?? [])).lines.first?.text ?? []
    guard let word = Self.longestWord(opening[...]), !opening.contains(0x7B) else {
      throw TemplateRefusal(
        kind: .text, line: 1,
        why:
          "must be text of your own, with a word of six characters and without any {{name}}: redial finds the block by it"
      )
    }
    gateWord = word
  }

  /// One for each language whose labels differ, made when first asked for.
  var variants: [TemplateVariant] {
    built.withLock { known in
      if let known { return known }
      let made = TemplateVariant.all(of: name, text: sources.text, html: sources.html, readHTML: readHTML).filter {
        $0.opening == opening
      }
      known = made
      return made
    }
  }

  /// The longest run of characters that HTML writes as they are, six at least.
  private static func longestWord(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    let words = line.split { $0 <= 0x20 || $0 >= 0x7F || "&<>\"'".utf8.contains($0) }
    return words.max { $0.count < $1.count }.flatMap { $0.count >= 6 ? Array($0) : nil }
  }
}

/// Why a template cannot be used.
public struct TemplateRefusal: Error, Sendable, Equatable {
  public enum Kind: Sendable { case text, html }

  public let kind: Kind
  /// From 1; nil when it is about the template as a whole.
  public let line: Int?
  /// Follows the file and the line.
  public let why: String

  public init(kind: Kind, line: Int?, why: String) {
    self.kind = kind
    self.line = line
    self.why = why
  }
}
