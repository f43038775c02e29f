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

  let survey: TextSurvey
  /// More are no copies of one text, and would cost more than linear time.
  private static let most = 8
  private static let longest = 4 << 20

  /// - Returns: none for a text that has no copies of its kind.
  func copies(of home: SurveyedField.Home) -> [Copy] {
    let fields: [(name: String, field: RiskField)]
    switch home {
    case .line(let calendar, let index):
      guard let component = component(of: index, in: survey.calendars[calendar]) else { return [] }
      let isAlone = survey.calendars[calendar].copy.calendar.events.count == 1
      let alternative = survey.calendars[calendar].copy.entity.flatMap(alternative)
      fields = lines(of: component, but: index) + (isAlone ? alternative.map { bodies(in: $0, but: nil) } ?? [] : [])
    case .body(let entity):
      guard let alternative = alternative(around: entity) else { return [] }
      fields = bodies(in: alternative, but: entity) + events(in: alternative)
    case .stream, .header, .extendedName: return []
    }
    guard fields.count <= Self.most else { return [] }
    return fields.filter { $0.field.bytes.count <= Self.longest }.compactMap { name, field in
      IntactText(field).map { Copy(name: name, text: $0) }
    }
  }

  // MARK: Calendars

  /// The event whose DESCRIPTION or X-ALT-DESC a line is.
  private func component(of index: Int, in calendar: SurveyedCalendar) -> Component? {
    guard calendar.isEditable else { return nil }
    let lines = calendar.copy.calendar.lines
    guard lines[index].hasName("DESCRIPTION") || lines[index].hasName("X-ALT-DESC") else { return nil }
    let components = calendar.copy.calendar.components
    var (low, high) = (0, components.count)
    while low < high {
      let middle = (low + high) / 2
      if components[middle].beginLine.index <= index { low = middle + 1 } else { high = middle }
    }
    var component = low > 0 ? components[low - 1] : nil
    while let inner = component, inner.range.upperBound <= lines[index].range.lowerBound { component = inner.parent }
    return component.flatMap { $0.isTooDeep || !$0.isBalanced ? nil : $0 }
  }

  private func lines(of component: Component, but index: Int?) -> [(name: String, field: RiskField)] {
    let text = component.calendar.text
    return (component.properties(named: "DESCRIPTION") + component.properties(named: "X-ALT-DESC"))
      .filter { $0.index != index }.prefix(Self.most + 1).map { line in
        (
          String(describing: line.name),
          RiskField(.contentLine(value: PropertyContent.content(of: line)), Array(text[line.range]))
        )
      }
  }

  private func events(in alternative: Int) -> [(name: String, field: RiskField)] {
    for calendar in survey.calendars where calendar.isEditable {
      guard let entity = calendar.copy.entity, self.alternative(around: entity) == alternative,
        let event = calendar.copy.calendar.events.first, calendar.copy.calendar.events.count == 1
      else { continue }
      return lines(of: event, but: nil)
    }
    return []
  }

  // MARK: Bodies

  /// The innermost multipart/alternative around a part.
  private func alternative(around entity: Int) -> Int? {
    guard let entities = survey.message?.entities else { return nil }
    var parent = entities[entity].parent
    while let index = parent {
      if entities[index].contentType.is("multipart/alternative") { return index }
      guard entities[index].isMultipart else { return nil }
      parent = entities[index].parent
    }
    return nil
  }

  private func bodies(in alternative: Int, but entity: Int?) -> [(name: String, field: RiskField)] {
    guard let message = survey.message else { return [] }
    return message.entities.filter { part in
      part.index != entity && part.disposition != "attachment" && !part.isContainer
        && (part.contentType.is("text/plain") || part.contentType.is("text/html"))
        && self.alternative(around: part.index) == alternative
    }.prefix(Self.most + 1).map { part in
      (
        "\(part.contentType.name) \(part.number)",
        RiskField(
          part.contentType.is("text/html") ? .html : .plainText, message.layer(of: part).decoded,
          declaredCharset: part.charsetLabel)
      )
    }
  }
}
