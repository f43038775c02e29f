import Calendars
import Conferences
import Meetings
import Splicing

/// Brings the conference properties of one occurrence in line with the new conference.
struct PropertyEdits {
  let revision: BlockRevision
  let facts: EventFacts

  /// - Parameter occurrence: index of the component among those of the event.
  func record(
    _ component: Component, occurrence: Int, in change: inout CalendarChange
  ) throws(LoweringError) {
    // The properties of an item with a pasted block are about another conference: they stay.
    guard facts.provenance.provenance != .pasted else { return }
    // The facts are about the first.
    let properties = occurrence == 0 ? facts.conferenceProperties : ConferencePropertyValue.all(of: component)
    let producer = component.productID.map { String(decoding: $0, as: UTF8.self) }
    let mayAdd = ConferencePropertyPlan.isExchangeItem(
      producer: producer, hasConferenceProperties: !properties.isEmpty,
      hasExchangeProperties: properties.isEmpty && component.hasExchangeProperties)
    let plan = ConferencePropertyPlan(
      properties: properties.map { ($0.name, $0.value) }, change: revision.change, organizer: facts.organizerAddress,
      mayAdd: mayAdd, substitute: { revision.substitutions.applied(to: $0) })
    for (property, operation) in zip(properties, plan.operations) {
      switch operation {
      case .keep: break
      case .remove: try change.remove(property.line)
      case .set(let value): try change.replaceValue(of: property.line, with: try Self.value(value, of: property))
      }
    }
    var additions: [[UInt8]] = []
    for addition in plan.additions {
      additions.append(Array("\(addition.name):".utf8) + (try TextEscapingLayer.escaped(Array(addition.value.utf8))))
    }
    guard !additions.isEmpty else { return }
    if let last = properties.last?.line ?? component.properties.last { try change.insert(additions, after: last) }
  }

  /// CONFERENCE and X-GOOGLE-CONFERENCE are URIs (RFC 7986 section 5.11), which know no escapes; the others are TEXT.
  private static func value(
    _ value: String, of property: ConferencePropertyValue
  ) throws(LoweringError) -> [UInt8] {
    let bytes = Array(value.utf8)
    return property.name.hasPrefix("X-MICROSOFT-") ? try TextEscapingLayer.escaped(bytes) : bytes
  }
}

/// The old join link, and on a change of vendor the add-in's own words, in the properties that say where a meeting is.
struct PlaceEdits {
  let revision: BlockRevision

  func record(_ component: Component, in change: inout CalendarChange) throws(LoweringError) {
    let words = LocationWords(change: revision.change, language: revision.language)
    for line in component.properties {
      guard line.mayBePlace, let place = PlaceProperty(name: line.name.description), !line.isQuotedPrintable else {
        continue
      }
      let edits = words.edits(in: line.textValue, of: place)
      if !edits.isEmpty { try change.edit(textOf: line, edits) }
    }
  }
}

extension ContentLine {
  fileprivate var mayBePlace: Bool {
    hasName("LOCATION") || hasName("URL") || hasName("X-MICROSOFT-LOCATIONS")
      || hasName("X-MICROSOFT-LOCATIONDISPLAYNAME")
  }
}

extension BlockRevision {
  var change: ConferenceChange { ConferenceChange(old: old, oldVendor: vendor, new: new, newVendor: target) }
}
