import Markup
import Testing

/// Inputs of up to a megabyte that a quadratic reader would take minutes for.
@Suite("Hostile input is read in linear time", .serialized)
struct HostileMarkupTests {
  static let inputs: [String: [UInt8]] = [
    "nested divs": bytes("<div>", 25_000) + bytes("x</div>", 25_000),
    "nested spans and foreign end tags": bytes("<span>", 25_000) + bytes("</x>", 25_000),
    "unclosed paragraphs and stray ends": bytes("<p><b>", 25_000) + bytes("</b></i>", 25_000) + bytes("</p>", 25_000),
    "tag openers": bytes("<a<a", 60_000),
    "angle brackets": bytes("<", 200_000),
    "unterminated quote": Array("<a href=\"".utf8) + bytes("<p>x", 60_000),
    "comment openers": bytes("<!--", 60_000),
    "raw text openers": bytes("<style></styl ", 70_000),
    "attributes": Array("<p ".utf8) + bytes("a=b ", 20_000) + Array(">x".utf8),
    "equals signs": Array("<p ".utf8) + bytes("= ", 200_000),
    "entities": bytes("&amp;lt;&NotEqualTilde;&x", 40_000),
    "ampersands": bytes("&", 200_000),
    "digits of a reference": Array("&#".utf8) + bytes("9", 200_000),
    "entity declarations": Array("<!DOCTYPE x [".utf8) + bytes("<!ENTITY a \"&b;&b;\">", 30_000) + Array("]>&a;".utf8),
    "nested tables": bytes("<table><tr><td>", 30_000) + bytes("</td>x", 30_000),
    "void unknowns": bytes("<wbr>", 25_000) + bytes("<i>x</i>", 25_000),
    "links": bytes("<a href=u>x", 60_000),
    "identifiers": bytes("<span id=a>", 10_000) + bytes("x<br>", 10_000),
    "languages": (0..<20_000).flatMap { Array("<p lang=l\($0)>x".utf8) },
    "lists": bytes("<li><ul>", 25_000) + bytes("<li>x", 25_000),
  ]

  private static func bytes(_ piece: String, _ count: Int) -> [UInt8] {
    Array(repeatElement(Array(piece.utf8), count: count).joined())
  }

  @Test("Tokens and lines", arguments: inputs.keys.sorted())
  func lines(_ name: String) throws {
    let html = try #require(Self.inputs[name])
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(TextProjection(of: html).lines.count <= html.count)
    }
    // Debug builds on a busy machine; quadratic behaviour takes minutes.
    #expect(time < .seconds(20), "\(name) took \(time)")
  }

  @Test("Editing", arguments: inputs.keys.sorted())
  func editing(_ name: String) throws {
    let html = try #require(Self.inputs[name])
    let clock = ContinuousClock()
    let time = clock.measure {
      let document = MarkupDocument(html)
      if let first = document.projection.lines.first, let last = document.projection.lines.last {
        _ = document.editableRange(covering: first.span)
        _ = document.editableRange(covering: first.span.lowerBound..<last.span.upperBound)
      }
    }
    #expect(time < .seconds(20), "\(name) took \(time)")
  }

  @Test("What is too deep or crowded to be edited is refused, not misread")
  func limits() {
    let deep = MarkedMarkup(String(repeating: "<div>", count: 600) + "⟦x⟧" + String(repeating: "</div>", count: 600))
    #expect(deep.refusal == .tooLarge)
    let crowded = MarkedMarkup("<p " + (0..<300).map { "a\($0)=1 " }.joined() + ">⟦x⟧</p>")
    #expect(crowded.refusal == .tooLarge)
  }
}
