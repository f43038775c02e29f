import Foundation
import Testing

/// What the compiler cannot see of the architecture: which file may import what from outside.
@Suite("Imports are the architecture")
struct ImportTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Module from outside → prefixes of the files that may import it.
  private static let allowed: [String: [String]] = [
    "Foundation": ["Ledger/"],
    "CLibXML2": ["Markup/"],
    "CLibICal": ["Calendars/Recurrence/"],
    "CLibArchive": ["Exports/Archives/ArchiveReader.swift"],
    "CZLib": ["Exports/Archives/GzipCheck.swift"],
    "Mustache": ["Meetings/Writing/BlockTemplate.swift", "Reporting/HTMLTemplate.swift"],
    "Yams": ["Conferences/Reading/YAMLReader.swift"],
    "GRDB": ["Ledger/"],
    "GRDBSQLite": ["Ledger/RowBinding.swift", "Ledger/RowValues.swift"],
    "Crypto": ["Digests/"],
    "ArgumentParser": ["redial/"],
  ]

  private static func sources() throws -> [(path: String, lines: [Substring])] {
    let folder = root.appendingPathComponent("Sources")
    let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return try all.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      (path, try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8).split(separator: "\n"))
    }
  }

  @Test("Each library is imported only where it belongs")
  func imports() throws {
    let sources = try Self.sources()
    #expect(sources.count > 100)
    for (path, lines) in sources {
      for line in lines {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count,
          let places = Self.allowed[String(words[index + 1])]
        else { continue }
        #expect(places.contains { path.hasPrefix($0) }, "\(path) imports \(words[index + 1])")
      }
    }
  }

  @Test("Nothing traps on input by force", arguments: ["try!", "fatalError(", "as! "])
  func force(forbidden: String) throws {
    for (path, lines) in try Self.sources() {
      #expect(!lines.contains { $0.contains(forbidden) }, "\(path) has \(forbidden)")
    }
  }

  @Test("No type is a Manager, Helper, Utility or Processor")
  func names() throws {
    let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol"]
    for (path, lines) in try Self.sources() {
      for line in lines {
        let words = line.split { !$0.isLetter && !$0.isNumber }
        guard let index = words.firstIndex(where: kinds.contains), index <= 2, index + 1 < words.count else { continue }
        for word in ["Manager", "Helper", "Utils", "Utility", "Processor"] {
          #expect(!words[index + 1].hasSuffix(word), "\(path) declares \(words[index + 1])")
        }
      }
    }
  }
}
