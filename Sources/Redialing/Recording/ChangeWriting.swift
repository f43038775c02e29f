import Calendars
import Meetings

/// The decoded text of a component before and after, for `diff`.
struct ChangeWriting {
  let before: Item
  let after: Item

  func copies(ofEventAt index: Int) -> [CopyChange] {
    var changes: [CopyChange] = []
    for (old, new) in zip(before.events[index].occurrences, after.events[index].occurrences) {
      let prefix =
        before.calendars[old.calendar].isAttachment && old.calendar != before.events[index].primary.calendar
        ? "attached " : ""
      changes += texts(old.component, new.component, prefix: prefix)
      let properties = CopyChange(
        name: prefix + "properties", old: Self.properties(of: old.component), new: Self.properties(of: new.component))
      if properties.old != properties.new { changes.append(properties) }
    }
    guard before.events[index].ownsBodies else { return changes }
    for (old, new) in zip(before.bodies, after.bodies) where old.text != new.text {
      changes.append(
        CopyChange(
          name: old.name, old: Self.lines(old.text, old.form == .html), new: Self.lines(new.text, new.form == .html)))
    }
    return changes
  }

  private func texts(_ old: Component, _ new: Component, prefix: String) -> [CopyChange] {
    var changes: [CopyChange] = []
    for name: StaticString in ["DESCRIPTION", "X-ALT-DESC"] {
      for (a, b) in zip(old.properties(named: name), new.properties(named: name)) {
        let (was, now) = (a.textValue, b.textValue)
        guard was != now else { continue }
        let isHTML = name.description == "X-ALT-DESC"
        changes.append(
          CopyChange(name: prefix + name.description, old: Self.lines(was, isHTML), new: Self.lines(now, isHTML)))
      }
    }
    return changes
  }

  /// Every property but the texts, unfolded, one a line.
  private static func properties(of component: Component) -> [String] {
    component.properties.filter { !$0.hasName("DESCRIPTION") && !$0.hasName("X-ALT-DESC") }
      .map { String(decoding: $0.unfolded(), as: UTF8.self) }
  }

  private static func lines(_ text: [UInt8], _ isHTML: Bool) -> [String] {
    if isHTML { return HTMLText.lines(of: text) }
    return String(decoding: text, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
  }
}
