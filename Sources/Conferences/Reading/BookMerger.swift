/// Puts what several files say together. Two files of one rank may complete each other; where they contradict each other both
/// are named, because no order of files decides what goes into an invitation.
struct BookMerger {
  private(set) var problems: [ConferenceFileProblem] = []
  private var target: (name: String, place: FilePlace)?
  private var tenant: ConferenceEntry?
  private var everybody: ConferenceEntry?
  private var enabled: (isOn: Bool, place: FilePlace)?
  private var audioEnabled: (isOn: Bool, place: FilePlace)?
  private var substitutions: [Substitution] = []
  private var places: [String: (to: String, place: FilePlace)] = [:]
  var organizers: OrganizerTable
  var meetings: MeetingTable
  var hosts = HostTally()
  var defaults = ServiceDefaults()
  /// Organizers that rows of exports and tables name: nobody lists them anywhere else.
  var named = NamedOrganizers()
  private let aliases: AddressAliases
  /// Enough to repair a file by.
  static let mostProblems = 500

  init(linkKey: @escaping @Sendable (String) -> String, aliases: AddressAliases) {
    self.aliases = aliases
    organizers = OrganizerTable(aliases: aliases)
    meetings = MeetingTable(linkKey: linkKey, aliases: aliases)
  }

  mutating func add(_ file: ConferenceFile) {
    let before = problems.count
    do {
      try read(file)
    } catch {
      problems.append(
        ConferenceFileProblem(
          file: file.name, line: Int(error.place.line), column: Int(error.place.column), message: error.message))
    }
    // Rows are read on the way, the rest afterwards; people read from top to bottom.
    problems[before...].sort { ($0.line, $0.column) < ($1.line, $1.column) }
    if problems.count - before > Self.mostProblems {
      let cut = problems[before + Self.mostProblems]
      problems.removeSubrange((before + Self.mostProblems)...)
      problems.append(
        ConferenceFileProblem(
          file: file.name, line: cut.line, column: cut.column, message: "there are more problems; they are not listed"))
    }
  }

  private mutating func read(_ file: ConferenceFile) throws(DocumentFault) {
    let text = try file.utf8()
    switch FileForm(text, name: file.name) {
    case .table: try readTable(file.name, text)
    case .yaml: add(Schema.content(of: try YAMLReader.document(text), file: file.name), from: file.name)
    case .json:
      let name = file.name.lowercased()
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return try readJSON(file.name, text) }
      // YAML may begin with a brace too.
      let root: DocumentNode
      do { root = try JSONReader.document(text) } catch { root = try YAMLReader.document(text) }
      add(Schema.content(of: root, file: file.name), from: file.name)
    }
  }

  // MARK: What a conference file says

  mutating func add(_ schema: Schema, from name: String) {
    problems += schema.problems
    let content = schema.content
    addTarget(content.target)
    if let new = content.tenant { tenant = merged(tenant, new, "the tenant") }
    if let new = content.everybody { everybody = merged(everybody, new, "\"*\"") }
    add(content.enabled, to: \.enabled, "enabled")
    add(content.audioEnabled, to: \.audioEnabled, "audio")
    if !content.organizers.isEmpty {
      let source = organizers.add(RowSource(name: name, bytes: [], form: .stored, rank: .written))
      for (address, entry) in content.organizers {
        note(entry.place, organizers.store(address, entry, source: source))
      }
    }
    if !content.meetings.isEmpty {
      let source = meetings.add(RowSource(name: name, bytes: [], form: .stored, rank: .written))
      for meeting in content.meetings {
        hosts.note(meeting)
        var meeting = meeting
        meeting.organizer = meeting.organizer.map { aliases.canonical($0) }
        note(meeting.place, meetings.store(meeting, source: source))
      }
    }
    for (rule, place) in content.substitutions { addSubstitution(rule, place) }
  }

  mutating func addEverybody(_ entry: ConferenceEntry) { everybody = merged(everybody, entry, "\"*\"") }

  mutating func add(_ export: ExportReading) {
    problems += export.problems
    defaults = export.defaults
    if let new = export.tenant { tenant = merged(tenant, new, "the tenant") }
    add(export.enabled, to: \.enabled, "MeetingMigrationEnabled")
    add(export.audioEnabled, to: \.audioEnabled, "AutomaticallyMigrateUserMeetings")
  }

  mutating func add(_ fault: ConferenceFileProblem) { problems.append(fault) }
  mutating func add(_ faults: [ConferenceFileProblem]) { problems += faults }

  mutating func note(_ place: FilePlace, _ message: String?) {
    guard let message else { return }
    problems.append(
      ConferenceFileProblem(file: place.file, line: Int(place.line), column: Int(place.column), message: message))
  }

  private mutating func addTarget(_ new: (name: String, place: FilePlace)?) {
    guard let new else { return }
    if let old = target, old.name != new.name {
      note(new.place, "target is \(new.name) here and \(old.name) at \(old.place.description)")
    }
    target = target ?? new
  }

  private mutating func add(
    _ new: (isOn: Bool, place: FilePlace)?, to switches: WritableKeyPath<BookMerger, (isOn: Bool, place: FilePlace)?>,
    _ name: String
  ) {
    guard let new else { return }
    if let old = self[keyPath: switches], old.isOn != new.isOn {
      note(new.place, "\(name) is \(new.isOn) here and \(old.isOn) at \(old.place.description)")
    }
    self[keyPath: switches] = self[keyPath: switches] ?? new
  }

  private mutating func merged(_ old: ConferenceEntry?, _ new: ConferenceEntry, _ name: String) -> ConferenceEntry {
    guard let old else { return new }
    if let field = old.contradiction(with: new) {
      note(new.place, "\(name) is listed at \(old.place.description) with another \(field)")
    }
    return old.completed(with: new)
  }

  mutating func addSubstitution(_ rule: Substitution, _ place: FilePlace) {
    let key = rule.isNumber ? NumberSpelling.digits(rule.from) : rule.from
    if let old = places[key] {
      if old.to != rule.to { note(place, "the same text is replaced otherwise at \(old.place.description)") }
      return
    }
    places[key] = (rule.to, place)
    substitutions.append(rule)
  }

  // MARK: The book

  /// - Parameters:
  ///   - target: of the command line; nil when it names none.
  ///   - hostRule: see `ConferenceBook.init`.
  func book(
    target override: String?, hostRule: (_ target: String, _ host: String) -> String?
  ) throws(ConferenceFileError) -> ConferenceBook {
    let all =
      problems + hosts.problems(target: override ?? target?.name ?? "current", rule: hostRule)
      + defaults.problems().sorted {
        ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message)
      }
    guard all.isEmpty else { throw ConferenceFileError(problems: all) }
    let nowhere = FilePlace(file: "", line: 1, column: 1)
    return ConferenceBook(
      target: target?.name, substitutions: substitutions, tenant: tenant ?? ConferenceEntry(place: nowhere),
      everybody: everybody, organizers: organizers, meetings: meetings, defaults: defaults, named: named,
      switches: MigrationSwitches(
        disabledAt: enabled.flatMap { $0.isOn ? nil : $0.place.description }, isAudioEnabled: audioEnabled?.isOn ?? true
      ),
      aliases: aliases)
  }
}
