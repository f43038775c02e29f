import Calendars
import Charsets
import Messages

/// Makes the update for the attendees from an item that was regenerated and proved.
struct InvitationWriting {
  /// The item after its edits.
  let item: Item
  let input: ItemInput

  /// Why an update gets no message; nil when one is due.
  static func obstacle(_ facts: EventFacts) -> String? {
    guard let owner = facts.owner else { return "The owner of the mailbox is not known." }
    guard facts.organizer != nil, facts.organizerAddress != nil else { return "The item names no organizer." }
    guard facts.isOrganizer(owner) else { return "The mailbox does not belong to the organizer." }
    if let sender = stranger(facts) {
      return "The message in the mailbox was sent by \(sender), so none goes out in the organizer's name."
    }
    if isSynthetic(facts) { return "The UID was made up by the export and means nothing to attendees." }
    let recipients = recipients(of: facts.component)
    if recipients.isEmpty { return "The meeting has no attendees." }
    let addresses = recipients.map(\.address) + [facts.organizerAddress ?? ""]
    if !addresses.allSatisfy(isWritable) {
      return "An address of the meeting cannot stand in a message field as it is."
    }
    return nil
  }

  /// Who sent the stored message, where that is not the organizer: a received invitation can name anybody as its ORGANIZER.
  private static func stranger(_ facts: EventFacts) -> String? {
    guard let message = facts.item.message, facts.organizer != nil else { return nil }
    let senders = message.addresses(.from, of: message.root).map(\.address)
    return senders.first { !facts.isOrganizer($0) }
  }

  /// An addr-spec in ASCII that needs no quoting (RFC 5322 section 3.4.1, without its obsolete and quoted forms).
  private static func isWritable(_ address: String) -> Bool {
    let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[]\\,;:\"".utf8.contains($0) }
      }
  }

  /// Attendees once each, the organizer left out.
  static func recipients(of component: Component) -> [OutgoingInvitation.Party] {
    let organizer = component.organizer
    var seen = Set<[UInt8]>()
    return component.attendees.compactMap { attendee in
      guard let address = attendee.address.mailAddress, organizer?.isSame(as: address) != true,
        seen.insert(CalendarAddress.folded(address)).inserted
      else { return nil }
      return OutgoingInvitation.Party(
        name: attendee.address.commonName.map(EntryWriting.text), address: EntryWriting.text(address))
    }
  }

  /// Their addresses alone, for which the parameters of most lines need not be read.
  static func recipientAddresses(of component: Component) -> [[UInt8]] {
    let organizer = component.organizer
    var seen = Set<[UInt8]>()
    return component.properties(named: "ATTENDEE").compactMap { line in
      guard let address = CalendarAddress.mailAddress(in: line.value) ?? CalendarAddress(line).mailAddress,
        organizer?.isSame(as: address) != true, seen.insert(CalendarAddress.folded(address)).inserted
      else { return nil }
      return address
    }
  }

  /// readpst writes the block id of the PST as the UID, which collides across mailboxes, and REQUEST over cancellations and answers
  /// alike: nothing that it wrote is sent.
  private static func isSynthetic(_ facts: EventFacts) -> Bool {
    if CalendarDialect.name(of: facts.component) == "readpst" { return true }
    guard let uid = facts.event.uid, !uid.isEmpty else { return true }
    guard uid.starts(with: "0x".utf8), uid.count <= 18 else { return false }
    return uid.dropFirst(2).allSatisfy { ($0 >= 0x30 && $0 < 0x3A) || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x66) }
  }

  func invitation(for index: Int, judgement: Judgement, regeneration: Regeneration) -> OutgoingInvitation? {
    let event = item.events[index]
    let component = event.primary.component
    // What is no UTF-8 cannot be sent under that label, and is not made to fit.
    guard component.isValidUTF8 else { return nil }
    guard let uid = event.uid, let address = judgement.facts.organizerAddress,
      let calendar = InvitationCalendar(event: component)
    else { return nil }
    var invitation = OutgoingInvitation(
      uid: EntryWriting.text(uid), recurrenceID: event.recurrenceID.map(EntryWriting.text),
      sequence: regeneration.sequence.new,
      from: .init(name: component.organizer?.commonName.map(EntryWriting.text), address: address),
      to: Self.recipients(of: component), subject: component.summary.map(EntryWriting.text) ?? "",
      text: .text(subtype: "plain", component.first(named: "DESCRIPTION")?.textValue ?? []), calendar: calendar.bytes,
      path: input.path, position: input.firstPosition + index)
    if let html = component.first(named: "X-ALT-DESC")?.textValue {
      invitation.html = .text(subtype: "html", html)
      if component.first(named: "DESCRIPTION") == nil { invitation.text = .text(subtype: "plain", plainText(of: html)) }
    }
    if event.ownsBodies, let message = item.message { copyBodies(of: message, into: &invitation) }
    return invitation
  }

  private func plainText(of html: [UInt8]) -> [UInt8] {
    HTMLText.lines(of: html).map { Array($0.utf8) }.reduce(into: []) { $0 += $1 + [0x0A] }
  }

  /// The message's own bodies, byte for byte, and what else it carries: an update without its attachments loses them.
  private func copyBodies(of message: Message, into invitation: inout OutgoingInvitation) {
    func part(_ entity: Int) -> OutgoingInvitation.Part {
      let entity = message.entities[entity]
      let fields = entity.fields.filter { $0.name.canonicalName.lowercased().hasPrefix("content-") }.flatMap {
        Array(message.bytes[$0.range])
      }
      return .entity(fields: fields, body: Array(message.bytes[entity.body]))
    }
    if let plain = item.bodies.first(where: { $0.form == .plain }) { invitation.text = part(plain.entity) }
    if let html = item.bodies.first(where: { $0.form == .html }) { invitation.html = part(html.entity) }
    for index in message.entities.indices {
      let entity = message.entities[index]
      guard !entity.isMultipart, !entity.isInsideForwardedMessage, index > 0,
        !item.bodies.contains(where: { $0.entity == index }), !item.calendars.contains(where: { $0.entity == index })
      else { continue }
      if entity.field("Content-ID") != nil {
        invitation.related.append(part(index))
      } else {
        invitation.attachments.append(part(index))
      }
    }
    invitation.inReplyTo = message.entities[0].field(.messageID).flatMap { field in
      let id = EntryWriting.text(Array(message.bytes[field.valueRange])).trimmingBlanks()
      return id.hasPrefix("<") && id.hasSuffix(">") && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? id : nil
    }
  }
}

extension Component {
  /// Whether its lines, and those of components inside, are UTF-8 once their folds are undone.
  fileprivate var isValidUTF8: Bool {
    if UTF8Gate.isValid(calendar.text, in: range) { return true }
    let last = endLine?.index ?? beginLine.index
    return (beginLine.index...last).allSatisfy { UTF8Gate.isValid(calendar.lines[$0].unfolded()) }
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    let bytes = utf8.drop { $0 <= 0x20 }
    let end = bytes.lastIndex { $0 > 0x20 }.map { bytes.index(after: $0) } ?? bytes.startIndex
    return String(bytes[..<end]) ?? ""
  }
}
