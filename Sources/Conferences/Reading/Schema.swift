/// What a conference file may say (contract section 2): one schema, whatever the file is written in. Everything that does
/// not fit is collected.
struct Schema {
  /// What one file says.
  struct Content {
    var target: (name: String, place: FilePlace)?
    var tenant: ConferenceEntry?
    var everybody: ConferenceEntry?
    var organizers: [(address: String, entry: ConferenceEntry)] = []
    var meetings: [ListedMeeting] = []
    var substitutions: [(rule: Substitution, place: FilePlace)] = []
  }

  let file: String
  private(set) var problems: [ConferenceFileProblem] = []
  private var content = Content()
  /// Enough to repair a file by.
  private static let mostProblems = 500

  static func read(_ root: DocumentNode, file: String) -> (content: Content, problems: [ConferenceFileProblem]) {
    var schema = Schema(file: file)
    schema.readRoot(root)
    return (schema.content, schema.problems)
  }

  private init(file: String) { self.file = file }

  private mutating func readRoot(_ root: DocumentNode) {
    guard case .mapping = root.content else {
      return note(root.place, "a conference file is a mapping that begins with version: 1")
    }
    var hasVersion = false
    for member in members(root, of: "conference file", fields: Fields.root) {
      switch member.key {
      case "version":
        hasVersion = true
        if scalar(member.value) != "1" { note(member.value.place, "only version 1 is known") }
      case "target":
        if let name = text(member), Fields.isName(name, note: { note(member.value.place, $0) }) {
          content.target = (name, filePlace(member.value.place))
        }
      case "tenant": content.tenant = entry(member, fields: Fields.tenant)
      case "organizers": readOrganizers(member.value)
      case "meetings": for item in items(member) { readMeeting(item) }
      case "substitutions": for item in items(member) { readSubstitution(item) }
      default: break
      }
    }
    if !hasVersion { note(root.place, "version: 1 is missing") }
  }

  // MARK: Organizers

  private mutating func readOrganizers(_ node: DocumentNode) {
    var seen: [String: DocumentPlace] = [:]
    for member in members(node, of: "organizers", fields: nil) {
      guard let address = address(member.key, member.place) else { continue }
      if let first = seen.updateValue(member.place, forKey: address) {
        note(member.place, "\(address) is listed twice: first in line \(first.line)")
        continue
      }
      let entry = entry(member, fields: Fields.organizer)
      if address == "*" { content.everybody = entry } else { content.organizers.append((address, entry)) }
    }
  }

  /// A normalised address or `*`.
  private mutating func address(_ text: String, _ place: DocumentPlace) -> String? {
    if text == "*" { return text }
    guard let address = OrganizerAddress.normalized(text), Fields.isAddress(address) else {
      note(place, "“\(Fields.excerpt(text))” is no e-mail address")
      return nil
    }
    return address
  }

  private mutating func entry(_ member: DocumentNode.Member, fields: Set<String>) -> ConferenceEntry {
    var entry = ConferenceEntry(place: filePlace(member.place))
    if case .null = member.value.content { return entry }
    for field in members(member.value, of: member.key == "*" ? "\"*\"" : member.key, fields: fields) {
      if field.key == "third-party" {
        entry.thirdParty = word(field, ThirdPartyAudio.self, "keep or replace")
      } else {
        readField(field, into: &entry.conference)
      }
    }
    checkNumbers(entry.conference, member.place)
    return entry
  }

  // MARK: Meetings

  private mutating func readMeeting(_ node: DocumentNode) {
    var meeting = ListedMeeting(place: filePlace(node.place))
    var mayMatch = false
    for field in members(node, of: "meeting", fields: Fields.meeting) {
      switch field.key {
      case "uid":
        mayMatch = true
        meeting.uid = text(field)
      case "organizer":
        guard let text = text(field) else { continue }
        if text == "*" {
          note(field.value.place, "leave organizer out of a meeting of any organizer")
        } else {
          meeting.organizer = address(text, field.value.place)
        }
      case "match":
        mayMatch = true
        readMatch(field.value, into: &meeting)
      default: readField(field, into: &meeting.conference)
      }
    }
    guard case .mapping = node.content else { return }
    if !mayMatch { note(node.place, "a meeting needs uid or match, or it will never be found") }
    checkNumbers(meeting.conference, node.place)
    content.meetings.append(meeting)
  }

  private mutating func readMatch(_ node: DocumentNode, into meeting: inout ListedMeeting) {
    let fields = members(node, of: "match", fields: Fields.match)
    if fields.isEmpty, case .mapping = node.content { note(node.place, "match needs join-url or conference-id") }
    for field in fields {
      if field.key == "join-url" {
        meeting.oldJoinURL = text(field)
      } else if field.key == "conference-id" {
        meeting.oldConferenceID = conferenceID(field)
      }
    }
  }

  private mutating func readSubstitution(_ node: DocumentNode) {
    var from: String?
    var to: String?
    let fields = members(node, of: "substitution", fields: Fields.substitution)
    for field in fields {
      if field.key == "from" { from = text(field) } else if field.key == "to" { to = text(field) }
    }
    guard case .mapping = node.content else { return }
    for name in ["from", "to"] where !fields.contains(where: { $0.key == name }) {
      note(node.place, "a substitution needs \(name)")
    }
    if let from, let to { content.substitutions.append((Substitution(from: from, to: to), filePlace(node.place))) }
  }

  // MARK: Fields

  private mutating func readField(_ field: DocumentNode.Member, into conference: inout Conference) {
    switch field.key {
    case "join-url": conference.joinURL = link(field)
    case "short-url": conference.shortURL = link(field)
    case "meeting-id": conference.meetingID = text(field)
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
    guard NumberSpelling.isNumber(text, minimum: 3), NumberSpelling.digits(text).utf8.count <= 15 else {
      note(field.value.place, "“\(Fields.excerpt(text))” is no phone number")
      return nil
    }
    return text.hasPrefix("tel:") ? String(text.dropFirst(4)) : text
  }

  private mutating func conferenceID(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    guard Fields.isConferenceID(text) else {
      note(field.value.place, "a \(field.key) has 4 to 12 digits")
      return nil
    }
    return text
  }

  private mutating func link(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    if let complaint = Fields.complaint(aboutLink: text) {
      note(field.value.place, "\(field.key) \(complaint)")
      return nil
    }
    return text
  }

  private mutating func language(_ field: DocumentNode.Member) -> String? {
    guard let text = text(field) else { return nil }
    if Fields.isLanguage(text) { return text }
    note(field.value.place, "“\(Fields.excerpt(text))” is no language tag such as it-IT")
    return nil
  }

  private mutating func word<Word: RawRepresentable>(
    _ field: DocumentNode.Member, _: Word.Type, _ choices: String
  ) -> Word? where Word.RawValue == String {
    if let text = scalar(field.value), let word = Word(rawValue: text) { return word }
    note(field.value.place, "\(field.key) is \(choices)")
    return nil
  }

  private mutating func checkNumbers(_ conference: Conference, _ place: DocumentPlace) {
    let free = Set((conference.tollFree ?? []).map { NumberSpelling.digits($0.number) })
    for number in conference.toll ?? [] where free.contains(NumberSpelling.digits(number.number)) {
      note(place, "\(number.number) is listed as toll and as toll-free")
    }
  }

  // MARK: Shapes

  /// A value that is not empty, of one line unless several are allowed.
  private mutating func text(_ field: DocumentNode.Member, severalLines: Bool = false) -> String? {
    guard let text = scalar(field.value) else {
      let isNull = if case .null = field.value.content { true } else { false }
      note(field.value.place, isNull ? "\(field.key) has no value: leave it out" : "\(field.key) must be text")
      return nil
    }
    guard text.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }) else {
      note(field.value.place, "\(field.key) is empty: leave it out")
      return nil
    }
    if Fields.hasControl(text, severalLines: severalLines) {
      note(field.value.place, "\(field.key) holds a control character or a line break")
      return nil
    }
    return text
  }

  private func scalar(_ node: DocumentNode) -> String? {
    switch node.content {
    case .text(let text), .bare(let text): text
    default: nil
    }
  }

  private mutating func items(_ field: DocumentNode.Member) -> [DocumentNode] {
    switch field.value.content {
    case .sequence(let items): return items
    case .null: return []
    default:
      note(field.value.place, "\(field.key) must be a list")
      return []
    }
  }

  /// The members of a mapping; unknown keys and doubles are noted and left out.
  private mutating func members(_ node: DocumentNode, of name: String, fields: Set<String>?) -> [DocumentNode.Member] {
    switch node.content {
    case .mapping(let members):
      guard let fields else { return members }
      if Self.areKnownOnce(members, fields) { return members }
      var seen: [String] = []
      return members.filter { member in
        if seen.contains(member.key) {
          note(member.place, "\(member.key) stands here twice")
          return false
        }
        seen.append(member.key)
        if fields.contains(member.key) { return true }
        note(member.place, Fields.unknown(member.key, of: name, known: fields))
        return false
      }
    case .null where fields == nil: return []
    default:
      note(node.place, "\(name) must be a mapping of fields")
      return []
    }
  }

  private static func areKnownOnce(_ members: [DocumentNode.Member], _ fields: Set<String>) -> Bool {
    for (index, member) in members.enumerated() {
      guard fields.contains(member.key) else { return false }
      for earlier in members[..<index] where earlier.key == member.key { return false }
    }
    return members.count <= fields.count
  }

  private func filePlace(_ place: DocumentPlace) -> FilePlace {
    FilePlace(file: file, line: place.line, column: place.column)
  }

  private mutating func note(_ place: DocumentPlace, _ message: String) {
    if problems.count == Self.mostProblems {
      problems.append(problem(place, "there are more problems; they are not listed"))
    } else if problems.count < Self.mostProblems {
      problems.append(problem(place, message))
    }
  }

  private func problem(_ place: DocumentPlace, _ message: String) -> ConferenceFileProblem {
    ConferenceFileProblem(file: file, line: Int(place.line), column: Int(place.column), message: message)
  }
}
