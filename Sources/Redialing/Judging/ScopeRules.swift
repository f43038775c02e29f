import Calendars
import Conferences
import Meetings

/// The rules that look at the item alone, in the contract's order (section 3); the first that applies decides.
enum ScopeRules {
  /// Section 6, item 14 comes before all others: what stands in a forwarded message belongs to that message.
  static func forwarded(_ facts: EventFacts) -> Ruling? {
    guard facts.copy.isForwarded else { return nil }
    return Ruling(.notOrganizer, "The meeting stands in a forwarded message and belongs to that message.")
  }

  static func malformed(_ facts: EventFacts) -> Ruling? {
    if facts.item.hasBrokenAttachment {
      return Ruling(
        .malformed, "The transfer encoding of an attached calendar is broken, so its copies cannot change together.")
    }
    for occurrence in facts.event.occurrences {
      if let ruling = malformed(occurrence.component, in: facts.item.calendars[occurrence.calendar]) { return ruling }
    }
    return nil
  }

  private static func malformed(_ component: Component, in copy: CalendarCopy) -> Ruling? {
    if !copy.isIntact(in: component.range) {
      return Ruling(.malformed, "The transfer encoding of the calendar part is broken, so nothing in it is certain.")
    }
    if !component.isBalanced {
      return Ruling(
        .malformed, "The event is not closed by an END line of its own, so nobody knows what belongs to it.")
    }
    if component.isTooDeep { return Ruling(.malformed, "The event is nested too deeply to be edited safely.") }
    if component.enclosingCalendar?.isBalanced == false {
      return Ruling(.malformed, "The calendar around the event is not closed by an END line of its own.")
    }
    return nil
  }

  static func notAnInvitation(_ facts: EventFacts) -> Ruling? {
    guard let method = facts.method, method.isNoInvitation else { return nil }
    return Ruling(.notAnInvitation, "METHOD is \(method.rawValue): an answer or a request, not an invitation.")
  }

  static func cancelled(_ facts: EventFacts) -> Ruling? {
    if facts.method == .cancel { return Ruling(.cancelled, "METHOD is CANCEL.") }
    if facts.component.status == "CANCELLED" { return Ruling(.cancelled, "STATUS is CANCELLED.") }
    return nil
  }

  static func protected(_ facts: EventFacts) -> Ruling? {
    if facts.component.isVersion1, !isWithoutBlock(facts) {
      return Ruling(
        .protected,
        "The calendar is vCalendar 1.0, which is read but not rewritten; export it as iCalendar to update it.")
    }
    let copies = facts.event.occurrences.map { facts.item.calendars[$0.calendar] }
    guard copies.contains(where: \.isProtected) || facts.item.isClearSigned else { return nil }
    return Ruling(.protected, "The message is signed, encrypted or rights-managed; any change would break it.")
  }

  private static func isWithoutBlock(_ facts: EventFacts) -> Bool {
    if case .noBlock = facts.provenance.outcome { true } else { false }
  }

  static func noMeetingBlock(_ facts: EventFacts) -> Ruling? {
    switch facts.provenance.outcome {
    case .noBlock: Ruling(.noMeetingBlock, "No online-meeting block was found.")
    case .blockMissing:
      Ruling(.blockMissing, "The conference properties are filled, but no copy of the text holds a block.")
    default: nil
    }
  }

  static func notOrganizer(_ facts: EventFacts) -> Ruling? {
    guard let owner = facts.owner, facts.organizer != nil, !facts.isOrganizer(owner) else { return nil }
    return Ruling(.notOrganizer, "The mailbox belongs to \(owner), and the organizer is somebody else.")
  }
}
