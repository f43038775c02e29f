/// One thing that speaks for or against a block having been generated for its item. One signal, one file.
protocol ProvenanceSignal: Sendable {
  static var name: String { get }
  static var strength: EvidenceStrength { get }

  /// Nil where the signal has nothing to say.
  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence?
}

extension ProvenanceSignal {
  static var strength: EvidenceStrength { .strong }

  static func says(_ provenance: Provenance, _ detail: String) -> Evidence {
    Evidence(signal: name, says: provenance, detail: detail, strength: strength)
  }
}

/// The facts of an item, its properties read.
struct ItemFacts: Sendable {
  let facts: ProvenanceFacts
  let properties: ConferenceProperties

  init(_ facts: ProvenanceFacts) {
    self.facts = facts
    properties = ConferenceProperties(facts.conferenceProperties)
  }

  var producer: Producer { Producer(facts.producer) }
}

/// What kinds of calendar programs do with conference properties.
enum Producer: Sendable, Equatable {
  /// Writes them whenever there is a conference.
  case exchange
  /// Never writes them, though the conference be real.
  case desktop
  case unknown

  init(_ identifier: String?) {
    guard let text = identifier.map({ Array($0.utf8) }) else {
      self = .unknown
      return
    }
    if Producer.desktops.contains(where: { text.contains(word: $0) }) {
      self = .desktop
    } else if text.contains(caseless: "exchange server") || text.contains(caseless: "microsoft cdo") {
      self = .exchange
    } else {
      self = .unknown
    }
  }

  /// Outlook's exports say MIMEDIR; the others are Apple's programs and readers of PST files.
  private static let desktops: [StaticString] = [
    "mimedir", "apple", "calendarserver.org", "mac os x", "libpst", "readpst",
  ]
}
