import Calendars
import Conferences
import Meetings

/// What the rules ask about one component, read once.
final class EventFacts: Sendable {
  let event: Event
  let item: Item
  let owner: String?
  let component: Component
  let copy: CalendarCopy
  let method: Method?
  let organizer: CalendarAddress?
  /// Without `mailto:`; nil when there is no ORGANIZER with a mail address.
  let organizerAddress: String?
  let conferenceProperties: [ConferencePropertyValue]
  let texts: [TextCopy]
  let provenance: ProvenanceVerdict
  /// The blocks that are the item's own, each with the text it stands in. A text that shows the conference twice has two of
  /// them: both change, or a dead link stays.
  let ownBlocks: [(text: TextCopy, block: MeetingBlock)]
  /// The block that speaks for all copies: the fullest one.
  let block: MeetingBlock?
  let aliases: AddressAliases

  init(
    event: Event, item: Item, owner: String?, aliases: AddressAliases, templates: [OwnTemplate],
    owners: (any ConferenceLookup)? = nil, memory: inout TextMemory
  ) {
    self.aliases = aliases
    self.event = event
    self.item = item
    self.owner = owner
    component = event.primary.component
    copy = item.calendars[event.primary.calendar]
    method = Method(of: component, mimeParameter: copy.methodParameter)
    organizer = component.organizer
    organizerAddress = organizer?.mailAddress.map { String(decoding: $0, as: UTF8.self) }
    let properties = ConferencePropertyValue.all(of: component)
    conferenceProperties = properties
    // What cannot be read safely is not read for blocks either.
    let isReadable = !copy.isProtected && !copy.isForwarded && component.isBalanced && !component.isTooDeep
    var hints = ConferenceProperties.hints(properties.map { ($0.name, $0.value) })
    hints.templates = templates
    texts = isReadable ? event.textCopies(in: item, hints: hints, memory: &memory) : []
    provenance = Self.judge(
      texts: texts, properties: properties, component: component, organizer: organizer, address: organizerAddress,
      owner: owner, owners: owners, aliases: aliases)
    ownBlocks = Self.ownBlocks(in: texts, provenance)
    block = Self.fullest(ownBlocks)
  }

  /// Whether the organizer is the person with this address, by whatever name.
  func isOrganizer(_ address: String) -> Bool {
    guard let organizer else { return false }
    return organizer.isSame(as: Array(address.utf8))
      || organizerAddress.map { aliases.areOne($0, address) } ?? false
  }

  private static func ownBlocks(
    in texts: [TextCopy], _ provenance: ProvenanceVerdict
  ) -> [(text: TextCopy, block: MeetingBlock)] {
    var found: [(text: TextCopy, block: MeetingBlock)] = []
    for (text, index) in zip(texts, provenance.blockOfCopy) {
      guard let index else { continue }
      for other in text.blocks.indices where other == index || text.blocks[other].repeats(text.blocks[index]) {
        found.append((text, text.blocks[other]))
      }
    }
    return found
  }

  /// The first of those that show the most.
  private static func fullest(_ blocks: [(text: TextCopy, block: MeetingBlock)]) -> MeetingBlock? {
    var best: (index: Int, weight: Int)?
    for index in blocks.indices {
      let weight = weight(blocks[index].block)
      if best.map({ $0.weight < weight }) ?? true { best = (index, weight) }
    }
    return best.map { blocks[$0.index].block }
  }

  /// A text without any block that shows the block's join link all the same: it would keep a dead link.
  func textWithStrayLink(of block: MeetingBlock) -> String? {
    guard let link = block.conference.joinURL.map({ Array($0.utf8) }), link.count >= 16 else { return nil }
    return texts.first { $0.blocks.isEmpty && $0.text.holds(link) }?.name
  }

  /// How much of a conference a copy shows; plain text before HTML where they show as much.
  private static func weight(_ block: MeetingBlock) -> Int {
    let conference = block.conference
    var values = (conference.toll ?? []).count + (conference.tollFree ?? []).count
    func count(_ isSaid: Bool) { values += isSaid ? 1 : 0 }
    count(conference.joinURL != nil)
    count(conference.shortURL != nil)
    count(conference.meetingID != nil)
    count(conference.conferenceID != nil)
    count(conference.localNumbersURL != nil)
    count(conference.resetPINURL != nil)
    count(conference.optionsURL != nil)
    count(conference.footer != nil)
    count(conference.passcode != nil)
    return 2 * values + (block.rendition == nil ? 0 : 1)
  }

  private static func judge(
    texts: [TextCopy], properties: [ConferencePropertyValue], component: Component, organizer: CalendarAddress?,
    address: String?, owner: String?, owners: (any ConferenceLookup)?, aliases: AddressAliases
  ) -> ProvenanceVerdict {
    func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    if properties.isEmpty, texts.allSatisfy(\.blocks.isEmpty) {
      return ProvenanceVerdict(
        provenance: .none, outcome: .noBlock, blockOfCopy: texts.map { _ in nil }, evidence: [])
    }
    var facts = ProvenanceFacts(
      copies: texts.map { BlockCopy(name: $0.name, blocks: $0.blocks) },
      conferenceProperties: properties.map { ($0.name, $0.value) }, producer: text(component.productID),
      hasExchangeProperties: component.hasExchangeProperties, organizer: address, sentBy: text(organizer?.sentBy),
      owner: owner, location: text(component.first(named: "LOCATION")?.textValue), uid: text(component.uid))
    if let owners, properties.allSatisfy(\.value.isEmpty) {
      let keys = Set(texts.flatMap(\.blocks).compactMap(\.identity.mainKey))
      for key in keys {
        let found = owners.owners(of: key, askedBy: facts.uid).map { owner in
          // Whoever was renamed is no other organizer.
          let isOurs = (owner.organizer).flatMap { theirs in (address ?? facts.owner).map { aliases.areOne(theirs, $0) }
          }
          return isOurs == true ? ConferenceOwner(uid: owner.uid, organizer: address ?? facts.owner) : owner
        }
        facts.owners.add(found, of: key)
      }
    }
    return ProvenanceJudge().judge(facts)
  }
}

extension MeetingBlock {
  /// The same conference once more, in no copy of a message.
  fileprivate func repeats(_ own: MeetingBlock) -> Bool {
    vendor == own.vendor && identity.isSameConference(as: own.identity) && !isQuotedOrForwarded
  }
}

/// One conference property of a component: upper-case name, value with folds and escapes taken off.
struct ConferencePropertyValue: Sendable {
  let line: ContentLine
  let name: String
  let value: String

  static func all(of component: Component) -> [ConferencePropertyValue] {
    var result: [ConferencePropertyValue] = []
    component.forEachProperty { (line: ContentLine) in
      guard line.mayBeConferenceProperty else { return }
      let name = line.name
      guard ConferenceProperty(name) != nil else { return }
      result.append(
        ConferencePropertyValue(
          line: line, name: name.description, value: String(decoding: line.textValue, as: UTF8.self)))
    }
    return result
  }
}

extension ContentLine {
  /// Letters that some conference property has: spares most lines the reading of their names.
  fileprivate var mayBeConferenceProperty: Bool {
    let range = nameRange
    guard range.count >= 10 else { return false }
    let text = calendar.text
    let first = text[range.lowerBound] & 0xDF
    guard first == UInt8(ascii: "X") || first == UInt8(ascii: "C") else { return false }
    // In a folded name nothing stands where it should.
    if isFolded, text[range].contains(where: { $0 <= 0x20 }) { return true }
    guard first == UInt8(ascii: "X") else { return range.count == 10 }
    // What follows X-MICROSOFT-, or the last letters but three of X-GOOGLE-CONFERENCE.
    guard range.count > 13 else { return false }
    let pair = (text[range.lowerBound + 12] & 0xDF, text[range.lowerBound + 13] & 0xDF)
    return switch UInt16(pair.0) << 8 | UInt16(pair.1) {
    case 0x534B, 0x5343, 0x4F4E, 0x434F, 0x4645: true  // SK, SC, ON, CO, FE
    default: false
    }
  }

  /// Whether the name may begin with `X-MICROSOFT-CDO-`.
  fileprivate var mayBeExchanges: Bool {
    let range = nameRange
    guard range.count > 16 else { return false }
    let text = calendar.text
    guard text[range.lowerBound] & 0xDF == UInt8(ascii: "X") else { return false }
    return isFolded
      || text[range.lowerBound + 12] & 0xDF == UInt8(ascii: "C")
        && text[range.lowerBound + 13] & 0xDF == UInt8(ascii: "D")
  }
}

extension Component {
  /// Whether Exchange wrote properties of its own (X-MICROSOFT-CDO-*) into the component.
  var hasExchangeProperties: Bool {
    var found = false
    forEachProperty { (line: ContentLine) in
      guard !found, line.mayBeExchanges else { return }
      found =
        line.name.canonical.starts(with: "X-MICROSOFT-CDO-".utf8)
        // Outlook's own .ics carries these three, and none of the others.
        && !line.hasName("X-MICROSOFT-CDO-BUSYSTATUS") && !line.hasName("X-MICROSOFT-CDO-IMPORTANCE")
        && !line.hasName("X-MICROSOFT-CDO-INTENDEDSTATUS")
    }
    return found
  }
}

extension [UInt8] {
  /// Whether `needle` occurs in these bytes. Linear for what links look like: the first byte is looked for, the rest compared.
  func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, count >= needle.count else { return false }
    var index = startIndex
    let last = count - needle.count
    while index <= last, let found = self[index...last].firstIndex(of: first) {
      if self[found..<(found + needle.count)].elementsEqual(needle) { return true }
      index = found + 1
    }
    return false
  }
}
