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
    /// The file's switches; nil where it has none.
    var enabled: (isOn: Bool, place: FilePlace)?
    var audioEnabled: (isOn: Bool, place: FilePlace)?
  }

  let file: String
  private(set) var problems: [ConferenceFileProblem] = []
  private(set) var content = Content()
  /// Enough to repair a file by.
  private static let mostProblems = 500

  init(file: String) { self.file = file }

  /// A whole document, read for good.
  static func content(of root: DocumentNode, file: String) -> Schema {
    var schema = Schema(file: file)
    schema.readRoot(root)
    return schema
  }

  /// One meeting on its own, for a row that was accepted before; nil where it does not fit.
  static func meeting(_ node: DocumentNode, file: String) -> ListedMeeting? {
    var schema = Schema(file: file)
    return schema.meeting(node, mustBeFound: false)
  }

  /// The same for what is said about an organizer.
  static func organizer(_ node: DocumentNode, named name: String, file: String) -> ConferenceEntry {
    var schema = Schema(file: file)
    return schema.organizer(name, node, at: node.place, fields: Fields.exportedOrganizer)
  }

  /// - Parameter rowsAreRead: `meetings` and `organizers` were read row by row, and stand in `root` by name only.
  mutating func readRoot(_ root: DocumentNode, rowsAreRead: Set<String> = []) {
    guard case .mapping = root.content else {
      return note(root.place, "a conference file is a mapping that begins with version: 1")
    }
    var hasVersion = false
    for member in members(root, of: "conference file", fields: Fields.root) {
      switch member.key {
      case _ where rowsAreRead.contains(member.key): break
      case "version":
        hasVersion = true
        if scalar(member.value) != "1" { note(member.value.place, "only version 1 is known") }
      case "target":
        if let name = text(member), Fields.isName(name, note: { note(member.value.place, $0) }) {
          content.target = (name, filePlace(member.value.place))
        }
      case "tenant": content.tenant = entry(member.key, member.value, at: member.place, fields: Fields.tenant)
      case "organizers": readOrganizers(member.value)
      case "meetings":
        for item in items(member) {
          if let meeting = meeting(item, mustBeFound: true) { content.meetings.append(meeting) }
        }
      case "enabled": content.enabled = flag(member).map { ($0, filePlace(member.place)) }
      case "audio": readAudio(member)
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
      let entry = organizer(member.key, member.value, at: member.place, fields: Fields.organizer)
      if address == "*" { content.everybody = entry } else { content.organizers.append((address, entry)) }
    }
  }

  /// A normalised address or `*`.
  mutating func address(_ text: String, _ place: DocumentPlace) -> String? {
    if text == "*" { return text }
    guard let address = OrganizerAddress.normalized(text), address.has(ValueShape.isAddress) else {
      note(place, "“\(Fields.excerpt(text))” is no e-mail address")
      return nil
    }
    return address
  }

  mutating func organizer(
    _ name: String, _ value: DocumentNode, at place: DocumentPlace, fields: Set<String>
  ) -> ConferenceEntry {
    entry(name, value, at: place, fields: fields)
  }

  private mutating func entry(
    _ name: String, _ value: DocumentNode, at place: DocumentPlace, fields: Set<String>
  ) -> ConferenceEntry {
    var entry = ConferenceEntry(place: filePlace(place))
    if case .null = value.content { return entry }
    for field in members(value, of: name == "*" ? "\"*\"" : name, fields: fields) {
      switch field.key {
      case "third-party": entry.thirdParty = word(field, ThirdPartyAudio.self, "keep or replace")
      case "enabled": entry.enabled = flag(field)
      case "bridge-id", "bridge-name": if let text = text(field) { entry.bridge.append(text) }
      case "policy": entry.policy = text(field)
      default: readField(field, into: &entry.conference)
      }
    }
    checkNumbers(entry.conference, place)
    return entry
  }

  private mutating func readAudio(_ member: DocumentNode.Member) {
    for field in members(member.value, of: "audio", fields: Fields.audio) {
      content.audioEnabled = flag(field).map { ($0, filePlace(field.place)) }
    }
  }

  /// `true` or `false`, of JSON or spelled out.
  private mutating func flag(_ field: DocumentNode.Member) -> Bool? {
    switch field.value.content {
    case .boolean(let isOn): return isOn
    case .bare(let word), .text(let word):
      switch word.lowercased() {
      case "true": return true
      case "false": return false
      default: break
      }
    default: break
    }
    note(field.value.place, "\(field.key) is true or false")
    return nil
  }

  // MARK: Meetings

  /// - Parameter mustBeFound: false for rows that a service exported: those are found by the very link that they give.
  mutating func meeting(_ node: DocumentNode, mustBeFound: Bool) -> ListedMeeting? {
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
    guard case .mapping = node.content else { return nil }
    if mustBeFound, !mayMatch { note(node.place, "a meeting needs uid or match, or it will never be found") }
    checkNumbers(meeting.conference, node.place)
    return meeting
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

  // MARK: Shapes

  /// A value that is not empty, of one line unless several are allowed.
  mutating func text(_ field: DocumentNode.Member, severalLines: Bool = false) -> String? {
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
    if text.unicodeScalars.contains("\u{FFFD}") {
      note(
        field.value.place,
        "\(field.key) holds a letter that was lost: the file is in a code page that nobody names; save it as UTF-8")
      return nil
    }
    return text
  }

  func scalar(_ node: DocumentNode) -> String? {
    switch node.content {
    case .text(let text), .bare(let text): text
    default: nil
    }
  }

  mutating func items(_ field: DocumentNode.Member) -> [DocumentNode] {
    switch field.value.content {
    case .sequence(let items): return items
    case .null: return []
    default:
      note(field.value.place, "\(field.key) must be a list")
      return []
    }
  }

  /// The members of a mapping; unknown keys and doubles are noted and left out.
  mutating func members(_ node: DocumentNode, of name: String, fields: Set<String>?) -> [DocumentNode.Member] {
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

  func filePlace(_ place: DocumentPlace) -> FilePlace {
    FilePlace(file: file, line: place.line, column: place.column)
  }

  mutating func note(_ place: DocumentPlace, _ message: String) {
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
