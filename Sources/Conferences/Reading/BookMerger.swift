/// Puts what several conference files say together. Two files may complete each other; where they contradict each other both
/// are named, because no order of files decides what goes into an invitation.
struct BookMerger {
  private let linkKey: @Sendable (String) -> String
  private var problems: [ConferenceFileProblem] = []
  private var target: (name: String, place: FilePlace)?
  private var tenant: ConferenceEntry?
  private var everybody: ConferenceEntry?
  private var organizers: [String: ConferenceEntry] = [:]
  private var meetings = MeetingIndex()
  private var substitutions: [Substitution] = []
  private var places: [String: (to: String, place: FilePlace)] = [:]

  init(linkKey: @escaping @Sendable (String) -> String) { self.linkKey = linkKey }

  mutating func add(_ file: ConferenceFile) {
    let (content, problems) = file.read()
    self.problems += problems
    addTarget(content.target)
    if let new = content.tenant { tenant = merged(tenant, new, "the tenant") }
    if let new = content.everybody { everybody = merged(everybody, new, "\"*\"") }
    organizers.reserveCapacity(organizers.count + content.organizers.count)
    for (address, entry) in content.organizers { organizers[address] = merged(organizers[address], entry, address) }
    meetings.reserve(content.meetings.count)
    for meeting in content.meetings {
      if let problem = meetings.add(meeting, linkKey: linkKey) { note(meeting.place, problem) }
    }
    for (rule, place) in content.substitutions { addSubstitution(rule, place) }
  }

  func book() throws(ConferenceFileError) -> ConferenceBook {
    guard problems.isEmpty else { throw ConferenceFileError(problems: problems) }
    let nowhere = FilePlace(file: "", line: 1, column: 1)
    return ConferenceBook(
      target: target?.name, substitutions: substitutions, tenant: tenant ?? ConferenceEntry(place: nowhere),
      everybody: everybody, organizers: organizers, meetings: meetings, linkKey: linkKey)
  }

  private mutating func addTarget(_ new: (name: String, place: FilePlace)?) {
    guard let new else { return }
    if let old = target, old.name != new.name {
      note(new.place, "target is \(new.name) here and \(old.name) at \(old.place.description)")
    }
    target = target ?? new
  }

  private mutating func merged(_ old: ConferenceEntry?, _ new: ConferenceEntry, _ name: String) -> ConferenceEntry {
    guard let old else { return new }
    if let field = old.contradiction(with: new) {
      note(new.place, "\(name) is listed at \(old.place.description) with another \(field)")
    }
    return old.completed(with: new)
  }

  private mutating func addSubstitution(_ rule: Substitution, _ place: FilePlace) {
    let key = rule.isNumber ? NumberSpelling.digits(rule.from) : rule.from
    if let old = places[key] {
      if old.to != rule.to { note(place, "the same text is replaced otherwise at \(old.place.description)") }
      return
    }
    places[key] = (rule.to, place)
    substitutions.append(rule)
  }

  private mutating func note(_ place: FilePlace, _ message: String) {
    problems.append(
      ConferenceFileProblem(file: place.file, line: Int(place.line), column: Int(place.column), message: message))
  }
}
