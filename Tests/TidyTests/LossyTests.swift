import Foundation
import Testing

/// What reaches an output goes through layers of bytes: no path decodes with substitutes, fits as best it can, or normalises.
@Suite("Nothing is decoded lossily on its way out")
struct LossyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  private static func sources() throws -> [(path: String, text: String)] {
    let all = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return try all.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      // Comments may say what is not done.
      let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      return (path, code.joined(separator: "\n"))
    }
  }

  /// Where edits are made, lowered and applied.
  private static let layers = [
    "Splicing/", "Charsets/", "Messages/TransferEncodings/", "Messages/Writing/", "Messages/Mailboxes/",
    "Calendars/Fold", "Calendars/LineFolder", "Calendars/TextEscapingLayer", "Calendars/TextValueLayer",
    "Calendars/CalendarChange", "Redialing/Repairing/", "Redialing/Regenerating/ItemLowering",
    "Redialing/Regenerating/BodyLowering", "Redialing/Verifying/", "redial/Files/",
  ]

  /// ASCII labels, and the one character that an error names.
  private static let harmless = ["Charsets/Charset.swift": 1, "Charsets/Coding/CharsetLowering.swift": 1]

  @Test("Layers know bytes; `String(decoding:)`, which substitutes silently, is in none of them")
  func layers() throws {
    let files = try Self.sources().filter { file in Self.layers.contains { file.path.hasPrefix($0) } }
    #expect(files.count > 30)
    for (path, text) in files {
      let count = text.components(separatedBy: "String(decoding:").count - 1
      #expect(count == Self.harmless[path] ?? 0, "\(path) decodes \(count) times with substitutes")
    }
  }

  @Test(
    "Nobody normalises, and iconv is never told to substitute or to skip",
    arguments: [
      "//TRANSLIT", "//IGNORE", "precomposedString", "decomposedString", "allowLossyConversion", "applyingTransform",
      ".folding(",
    ])
  func fitting(_ word: String) throws {
    for (path, text) in try Self.sources() { #expect(!text.contains(word), "\(path) has \(word)") }
  }
}
