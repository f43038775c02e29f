/// The fields of meetings, organizers and the tenant: the shape that each value must have.
extension Schema {
  mutating func readField(_ field: DocumentNode.Member, into conference: inout Conference) {
    switch field.key {
    case "join-url": conference.joinURL = link(field)
    case "short-url": conference.shortURL = link(field)
    case "meeting-id": conference.meetingID = meetingID(field)
    case "passcode": conference.passcode = text(field).map(Secret.init)
    case "dial-in": conference.dialIn = word(field, DialIn.self, "enabled or removed")
    case "conference-id": conference.conferenceID = conferenceID(field)
    case "toll": conference.toll = numbers(field)
    case "toll-free": conference.tollFree = numbers(field)
    case "local-numbers-url": conference.localNumbersURL = link(field)
    case "reset-pin-url": conference.resetPINURL = link(field)
    case "options-url": conference.optionsURL = link(field)
    case "language": conference.language = language(field)
    case "help-url": conference.helpURL = link(field)
    case "legal-url": conference.legalURL = link(field)
    case "logo-url": conference.logoURL = link(field)
    case "footer": conference.footer = text(field, severalLines: true)
    default: break
    }
  }

  private mutating func numbers(_ field: DocumentNode.Member) -> [DialInNumber] {
    var result: [DialInNumber] = []
    for item in items(field) {
      var number: String?
      var label: String?
      let members = members(item, of: field.key, fields: Fields.number)
      for member in members {
        if member.key == "number" {
          number = self.number(member)
          if let number { checkKind(of: number, field, member.value.place) }
        } else if member.key == "label" {
          label = text(member)
        }
      }
      guard case .mapping = item.content else { continue }
      if !members.contains(where: { $0.key == "number" }) { note(item.place, "number is missing") }
      if let number { result.append(DialInNumber(number: number, label: label)) }
    }
    return result
  }

  private mutating func number(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    if let complaint = text.has(ValueShape.complaint(aboutNumber:)) {
      note(field.value.place, "“\(Fields.excerpt(text))” \(complaint)")
      return nil
    }
    return text.hasPrefix("tel:") ? String(text.dropFirst(4)) : text
  }

  mutating func conferenceID(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    guard text.has(ValueShape.isConferenceID) else {
      note(field.value.place, "a \(field.key) has 4 to 12 digits")
      return nil
    }
    return text
  }

  private mutating func meetingID(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    if text.has(ValueShape.isMeetingID) { return text }
    note(field.value.place, "a \(field.key) of digits has 9 to 15 of them")
    return nil
  }

  private mutating func link(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    if let complaint = text.has(ValueShape.complaint(aboutLink:)) {
      note(field.value.place, "\(field.key) \(complaint)")
      return nil
    }
    return text
  }

  private mutating func language(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    if text.has(ValueShape.isLanguage) { return text }
    note(field.value.place, "“\(Fields.excerpt(text))” is no language tag such as it-IT")
    return nil
  }

  mutating func word<Word: RawRepresentable>(
    _ field: DocumentNode.Member, _: Word.Type, _ choices: String
  ) -> Word? where Word.RawValue == String {
    if let text = scalar(field.value), let word = Word(rawValue: text) { return word }
    note(field.value.place, "\(field.key) is \(choices)")
    return nil
  }

  private mutating func checkKind(of number: String, _ field: DocumentNode.Member, _ place: DocumentPlace) {
    switch (NumberKind(number), field.key) {
    case (.tollFree, "toll"): note(place, "\(Fields.excerpt(number)) is toll-free, and listed under toll")
    case (.toll, "toll-free"):
      note(place, "\(Fields.excerpt(number)) is no toll-free number, and listed under toll-free")
    default: break
    }
  }

  mutating func checkNumbers(_ conference: Conference, _ place: DocumentPlace) {
    let free = Set((conference.tollFree ?? []).map { NumberSpelling.digits($0.number) })
    for number in conference.toll ?? [] where free.contains(NumberSpelling.digits(number.number)) {
      note(place, "\(number.number) is listed as toll and as toll-free")
    }
  }
}
