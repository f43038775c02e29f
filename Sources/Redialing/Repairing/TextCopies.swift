import Calendars
import Messages
import UnicodeRisks

/// Other copies of a text in its item: DESCRIPTION and X-ALT-DESC of one component, the plain and HTML bodies of one
/// multipart/alternative, and both where a calendar of that multipart has one event.
struct TextCopies {
  struct Copy {
    /// As reports name it: `DESCRIPTION`, `text/html 1.2`.
    let name: String
    let text: IntactText
  }

  private typealias Home = SurveyedField.Home

  private let survey: TextSurvey
  /// Of each text that has copies: all of them, itself among them.
  private var groups: [SurveyedField.Home: [SurveyedField.Home]] = [:]

  /// More are no copies of one text, and would cost more than linear time.
  private static let most = 8
  private static let longest = 4 << 20

  /// Linear in the size of the item.
  init(_ survey: TextSurvey) {
    self.survey = survey
    let alternatives = Self.alternatives(survey.message?.entities ?? [])
    var bodies = Self.bodies(survey.message?.entities ?? [], alternatives)
    // Of several calendars in one multipart the first with one event goes with its bodies.
    var taken: Set<Int> = []
    for (index, calendar) in survey.calendars.enumerated() where calendar.isEditable {
      let events = calendar.copy.calendar.events
      let event = events.count == 1 ? events.first?.index : nil
      for component in calendar.copy.calendar.components where !component.isTooDeep && component.isBalanced {
        let lines = Self.lines(of: component, in: index)
        if component.index == event, let alternative = calendar.copy.entity.flatMap({ alternatives[$0] }),
          taken.insert(alternative).inserted
        {
          bodies[alternative, default: []] += lines
        } else {
          add(lines)
        }
      }
    }
    for group in bodies.values { add(group) }
  }

  private mutating func add(_ group: [Home]) {
    guard (2...Self.most + 1).contains(group.count) else { return }
    for home in group { groups[home] = group }
  }

  /// - Returns: none for a text that has no copies of its kind.
  func copies(of home: SurveyedField.Home) -> [Copy] {
    let others = groups[home]?.filter { $0 != home } ?? []
    let isBody = home.entity != nil
    let nearestFirst = others.filter { ($0.entity != nil) == isBody } + others.filter { ($0.entity != nil) != isBody }
    return nearestFirst.compactMap(copy)
  }

  private func copy(_ home: Home) -> Copy? {
    let (name, field): (String, RiskField)
    switch home {
    case .line(let calendar, let index):
      let calendar = survey.calendars[calendar].copy.calendar
      let line = calendar.lines[index]
      name = String(describing: line.name)
      field = RiskField(.contentLine(value: PropertyContent.content(of: line)), Array(calendar.text[line.range]))
    case .body(let entity):
      guard let message = survey.message else { return nil }
      let part = message.entities[entity]
      name = "\(part.contentType.name) \(part.number)"
      field = RiskField(
        part.contentType.is("text/html") ? .html : .plainText, message.layer(of: part).decoded,
        declaredCharset: part.charsetLabel)
    case .stream, .header, .extendedName: return nil
    }
    guard field.bytes.count <= Self.longest else { return nil }
    return IntactText(field).map { Copy(name: name, text: $0) }
  }

  private static func lines(of component: Component, in calendar: Int) -> [Home] {
    (component.properties(named: "DESCRIPTION") + component.properties(named: "X-ALT-DESC")).prefix(most + 2).map {
      .line(calendar: calendar, index: $0.index)
    }
  }

  /// Of each entity the innermost multipart/alternative around it, with nothing but multiparts in between.
  private static func alternatives(_ entities: [Entity]) -> [Int?] {
    var result: [Int?] = []
    for entity in entities {
      // A parent stands before its children.
      let parent = entity.parent.map { entities[$0] }
      if let parent, parent.contentType.is("multipart/alternative") {
        result.append(parent.index)
      } else {
        result.append(parent.flatMap { $0.isMultipart ? result[$0.index] : nil })
      }
    }
    return result
  }

  /// The bodies of each multipart/alternative, up to one too many.
  private static func bodies(_ entities: [Entity], _ alternatives: [Int?]) -> [Int: [Home]] {
    var result: [Int: [Home]] = [:]
    for part in entities where part.disposition != "attachment" && !part.isContainer {
      guard part.contentType.is("text/plain") || part.contentType.is("text/html"),
        let alternative = alternatives[part.index], result[alternative, default: []].count < most + 2
      else { continue }
      result[alternative, default: []].append(.body(entity: part.index))
    }
    return result
  }
}
