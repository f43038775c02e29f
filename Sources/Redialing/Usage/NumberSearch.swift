import Calendars
import Markup
import Meetings

/// Looks for wanted numbers in all that an attendee could dial from or click on: the texts with their links, conference
/// properties, LOCATION and URL. Blocks and pasted text alike: a number is released for good.
enum NumberSearch {
  static func uses(of wanted: WantedNumbers, in facts: EventFacts) -> [NumberUse] {
    var places: [Int: [String]] = [:]
    func look(_ text: [UInt8], _ name: String) {
      for index in wanted.found(in: text) where places[index]?.contains(name) != true {
        places[index, default: []].append(name)
      }
    }
    for copy in facts.texts {
      look(copy.text, copy.name)
      guard copy.form == .html else { continue }
      // What tags and character references would hide.
      for line in (copy.projection ?? TextProjection(of: copy.text)).lines {
        look(line.text, copy.name)
        for link in line.links { look(link.href, copy.name) }
      }
    }
    for property in facts.conferenceProperties { look(Array(property.value.utf8), property.name) }
    for name in ["LOCATION", "URL", "SUMMARY", "X-MICROSOFT-LOCATIONS", "CONTACT", "COMMENT"] as [StaticString] {
      for line in facts.component.properties(named: name) { look(line.textValue, name.description) }
    }
    return places.sorted { $0.key < $1.key }.map { NumberUse(index: $0.key, places: $0.value) }
  }
}
