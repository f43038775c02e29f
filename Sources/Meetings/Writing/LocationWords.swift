import Conferences
public import Splicing

/// A property that says where a meeting is.
public enum PlaceProperty: Sendable, Equatable {
  case location
  /// X-MICROSOFT-LOCATIONS: JSON.
  case locations
  /// X-MICROSOFT-LOCATIONDISPLAYNAME
  case displayName
  case url

  /// - Parameter name: of the property, in any case. Nil for all others.
  public init?(name: String) {
    switch name.uppercased() {
    case "LOCATION": self = .location
    case "X-MICROSOFT-LOCATIONS": self = .locations
    case "X-MICROSOFT-LOCATIONDISPLAYNAME": self = .displayName
    case "URL": self = .url
    default: return nil
    }
  }
}

/// Finds what an add-in put into the properties that say where a meeting is, and only that: its own words when the vendor
/// changes, and the old join link.
public struct LocationWords: Sendable {
  let change: ConferenceChange
  private let phrases: PhraseTable
  private let newWords: String?

  /// - Parameter language: of the block; decides the new words.
  public init(change: ConferenceChange, language: String?, phrases: PhraseTable = .standard) {
    self.change = change
    self.phrases = phrases
    let words = phrases.phrase(.location, in: change.newVendor.phraseFamily, language: language)?.text
    newWords = words ?? change.link(for: .join)
  }

  /// - Parameter value: of the property, TEXT escapes taken off.
  /// - Returns: edits of `value`; empty when nothing of the add-in's stands there. Linear in the value.
  public func edits(in value: [UInt8], of property: PlaceProperty) -> EditList<PropertyText> {
    var found: [EditList<PropertyText>.Replacement] = []
    for text in property == .locations ? JSONStrings.all(in: value) : [JSONStrings.whole(value)] {
      let isJSON = property == .locations
      for hit in hits(in: text.characters, of: property) {
        let range = text.offsets[hit.range.lowerBound]..<text.offsets[hit.range.upperBound]
        found.append(
          .init(range: range, bytes: isJSON ? JSONStrings.escaped(hit.replacement) : Array(hit.replacement.utf8)))
      }
    }
    return (try? EditList(found)) ?? EditList()
  }

  private struct Hit {
    let range: Range<Int>
    let replacement: String
  }

  private func hits(in text: [UInt8], of property: PlaceProperty) -> [Hit] {
    let links = property == .displayName ? [] : linkHits(in: text)
    let words = property == .url || !change.isVendorChange ? [] : wordHits(in: text)
    return links + words.filter { word in !links.contains { $0.range.overlaps(word.range) } }
  }

  /// Whole parts of the text between semicolons or commas (or the whole text) that are the old vendor's words, in any language.
  private func wordHits(in text: [UInt8]) -> [Hit] {
    guard let newWords else { return [] }
    let known = phrases.phrases(.location, in: change.oldVendor.phraseFamily).map { ASCII.lower($0.text.utf8) }
    return text.split(whereSeparator: { $0 == 0x3B || $0 == 0x2C }).compactMap { part in
      guard let first = part.firstIndex(where: { $0 != 0x20 }), let last = part.lastIndex(where: { $0 != 0x20 }),
        known.contains(ASCII.lower(part[first...last]))
      else { return nil }
      return Hit(range: first..<(last + 1), replacement: newWords)
    }
  }

  private func linkHits(in text: [UInt8]) -> [Hit] {
    var hits: [Hit] = []
    var start = 0
    while let found = text[start...].firstIndex(caseless: "http") {
      let token = text[found...].prefix { $0 > 0x20 && $0 != 0x7F && !"<>\"".utf8.contains($0) }
      let end = Self.end(of: token)
      start = max(end, found + 4)
      let link = JoinLink(Array(text[found..<end]))
      guard change.isOld(link), let next = change.link(for: link.role), !JoinLink(next).isSameAddress(as: link) else {
        continue
      }
      hits.append(Hit(range: found..<end, replacement: next))
    }
    return hits
  }

  /// Punctuation that ends a sentence or a list is none of the link's, nor is what a semicolon divides from it.
  private static func end(of token: ArraySlice<UInt8>) -> Int {
    let link = token.prefix { $0 != 0x3B }
    return (link.lastIndex { !".,)]".utf8.contains($0) } ?? link.startIndex) + 1
  }
}
