/// The new conference data of all files: who is in scope, and what each meeting gets (contract section 2). Immutable;
/// look-ups take constant time.
public struct ConferenceBook: Sendable {
  /// The files' `target`; nil when none names one.
  public let target: String?
  /// In the order of the files.
  public let substitutions: [Substitution]
  public let switches: MigrationSwitches
  let tenant: ConferenceEntry
  let everybody: ConferenceEntry?
  let organizers: OrganizerTable
  let meetings: MeetingTable
  let defaults: ServiceDefaults
  let named: NamedOrganizers
  let aliases: AddressAliases
  let rules: SubstitutionRules

  /// Reads and merges files: conference files, exports of Graph and PowerShell, tables, in any mixture.
  /// - Parameters:
  ///   - target: what the command line says instead of the files' own.
  ///   - linkKey: what two spellings of one join link share; used for both sides of every comparison.
  ///   - aliases: addresses that are one person.
  ///   - hostRule: why a new join link's host does not suit the target, as a sentence; nil where it does.
  /// - Throws: `ConferenceFileError` with every problem of every file; two files that contradict each other are one.
  public init(
    reading files: [ConferenceFile], target: String? = nil, aliases: AddressAliases = .none,
    linkKey: @escaping @Sendable (String) -> String = JoinLinkKey.simple,
    hostRule: (_ target: String, _ host: String) -> String? = { _, _ in nil }
  ) throws(ConferenceFileError) {
    var merger = BookMerger(linkKey: linkKey, aliases: aliases)
    for file in files { merger.add(file) }
    self = try merger.book(target: target, hostRule: hostRule)
  }

  /// Whether the files reach the meetings of this organizer. Without an organizer the owner stands in; with neither, only
  /// `"*"` reaches the meeting (contract section 6, item 12).
  public func listing(organizer: String?, owner: String?) -> OrganizerListing {
    let query = ConferenceQuery(organizer: organizer, owner: owner)
    if let place = switches.disabledAt { return .disabled(place) }
    guard let address = query.address.map({ aliases.canonical($0) }) else {
      return everybody == nil ? .notListed : .everybody
    }
    let entries = organizers.entries(address)
    if let off = entries.first(where: { $0.entry.enabled != nil }), off.entry.enabled == false {
      return .disabled(off.entry.place.description)
    }
    if !entries.isEmpty || named.contains(address) { return .listed }
    guard let everybody else { return .notListed }
    return everybody.enabled == false ? .disabled(everybody.place.description) : .everybody
  }

  /// How many organizers are listed by address.
  public var organizerCount: Int { organizers.count }
  /// How many meetings are listed.
  public var meetingCount: Int { meetings.count }

  init(
    target: String?, substitutions: [Substitution], tenant: ConferenceEntry, everybody: ConferenceEntry?,
    organizers: OrganizerTable, meetings: MeetingTable, defaults: ServiceDefaults, named: NamedOrganizers,
    switches: MigrationSwitches, aliases: AddressAliases
  ) {
    self.target = target
    self.substitutions = substitutions
    self.tenant = tenant
    self.everybody = everybody
    self.organizers = organizers
    self.meetings = meetings
    self.defaults = defaults
    self.named = named
    self.switches = switches
    self.aliases = aliases
    rules = SubstitutionRules(substitutions)
  }
}
