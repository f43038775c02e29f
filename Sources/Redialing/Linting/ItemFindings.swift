import Calendars
import Charsets
import Meetings
import Splicing
import UnicodeRisks

/// The Unicode findings of an item on their way into the entries of its events.
struct ItemFindings {
  let survey: TextSurvey
  private let draft: PlanDraft
  private let places: EventPlaces?
  /// What repairing made of fields.
  var repaired: [SurveyedField.Home: Finding.Outcome] = [:]

  init(_ draft: PlanDraft) {
    survey = TextSurvey(draft.item)
    self.draft = draft
    places = survey.fields.isEmpty ? nil : EventPlaces(draft.item)
  }

  var isEmpty: Bool { survey.fields.isEmpty }

  /// Gives every finding to one entry: that of the event whose component holds it; else, with what stands in the message
  /// itself, that of the event which the message is about.
  /// - Parameter secrets: what nobody may read, in all events of the item.
  func record(in entries: inout [MeetingEntry], path: String, secrets: () -> [String]) {
    guard let places, !entries.isEmpty else { return }
    let replaced = ReplacedPlaces(draft)
    let cover = SecretCover(secrets())
    for field in survey.fields {
      let entry = min(places.event(of: field, in: survey), entries.count - 1)
      for risk in field.risks {
        var outcome: Finding.Outcome? = replaced.hold(risk, of: field) ? .goesAway : nil
        if outcome == nil { outcome = repaired[field.home].flatMap { field.outcome($0, of: risk) } }
        var finding = FindingDraft(risk, of: field, in: survey, outcome: outcome).finding(path: path)
        cover.cover(&finding)
        entries[entry].findings.append(finding)
      }
    }
    for index in entries.indices {
      entries[index].findings.sort { ($0.byteOffset, $0.code) < ($1.byteOffset, $1.code) }
    }
  }

  /// Whether a field belongs to an event that is updated.
  func isUpdated(_ field: SurveyedField) -> Bool {
    places.map { draft.regenerations[$0.event(of: field, in: survey)] != nil } ?? false
  }
}

/// Which event a place belongs to.
struct EventPlaces {
  private let owner: Int
  /// By calendar, in the order of their lines.
  private var components: [Int: [(lines: Range<Int>, event: Int)]] = [:]

  init(_ item: Item) {
    owner = item.events.firstIndex(where: \.ownsBodies) ?? 0
    for (index, event) in item.events.enumerated() {
      for occurrence in event.occurrences {
        let component = occurrence.component
        components[occurrence.calendar, default: []].append((component.range, index))
      }
    }
    for calendar in components.keys { components[calendar]?.sort { $0.lines.lowerBound < $1.lines.lowerBound } }
  }

  func event(of field: SurveyedField, in survey: TextSurvey) -> Int {
    guard case .line(let calendar, _) = field.home, case .calendarText(let start) = field.origin,
      survey.calendars[calendar].isReadAlike, let components = components[calendar]
    else { return owner }
    var (low, high) = (0, components.count)
    while low < high {
      let middle = (low + high) / 2
      if components[middle].lines.upperBound <= start { low = middle + 1 } else { high = middle }
    }
    return low < components.count && components[low].lines.contains(start) ? components[low].event : owner
  }
}

/// The places that the blocks' edits write anew.
private struct ReplacedPlaces {
  /// In the text of a calendar, by its index; in the bytes of a part, by its entity.
  private var calendars: [Int: [Range<Int>]] = [:]
  private var parts: [Int: [Range<Int>]] = [:]

  init(_ draft: PlanDraft) {
    for regeneration in draft.regenerations.values {
      for (index, edits) in regeneration.calendars { calendars[index, default: []] += edits.replacements.map(\.range) }
      for (index, edits) in regeneration.bodies {
        let body = draft.item.bodies[index]
        // Only where they stand counts here, so that no new text has to fit.
        let cuts = edits.replacements.map { ByteReplacement(range: $0.range, bytes: []) }
        guard let list = try? EditList<BodyText>(cuts), let lowered = try? body.charset.lower(list) else { continue }
        parts[body.entity, default: []] += lowered.replacements.map(\.range)
      }
    }
    for index in calendars.keys { calendars[index]?.sort { $0.lowerBound < $1.lowerBound } }
    for index in parts.keys { parts[index]?.sort { $0.lowerBound < $1.lowerBound } }
  }

  /// Whether all places of a finding lie inside.
  func hold(_ risk: Risk, of field: SurveyedField) -> Bool {
    let (ranges, start): ([Range<Int>]?, Int) =
      switch (field.home, field.origin) {
      case (.line(let calendar, _), .calendarText(let start)): (calendars[calendar], start)
      case (.body(let entity), .part): (parts[entity], 0)
      default: (nil, 0)
      }
    guard let ranges, !ranges.isEmpty, !risk.places.isEmpty, risk.places.count == risk.count else { return false }
    return risk.places.allSatisfy { place in
      let place = place.lowerBound + start..<place.upperBound + start
      var (low, high) = (0, ranges.count)
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound < place.upperBound { low = middle + 1 } else { high = middle }
      }
      return low < ranges.count && ranges[low].lowerBound <= place.lowerBound
    }
  }
}
