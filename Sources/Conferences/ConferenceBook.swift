/// The new conference data of all files: who is in scope, and what each meeting gets (contract section 2). Immutable;
/// look-ups take constant time.
public struct ConferenceBook: Sendable {
  /// The files' `target`; nil when none names one.
  public let target: String?
  /// In the order of the files.
  public let substitutions: [Substitution]
  let tenant: ConferenceEntry
  let everybody: ConferenceEntry?
  let organizers: [String: ConferenceEntry]
  let meetings: MeetingIndex
  let linkKey: @Sendable (String) -> String
  let rules: SubstitutionRules

  /// Reads and merges conference files.
  /// - Parameter linkKey: what two spellings of one join link share; used for both sides of every comparison.
  /// - Throws: `ConferenceFileError` with every problem of every file; two files that contradict each other are one.
  public init(
    reading files: [ConferenceFile], linkKey: @escaping @Sendable (String) -> String = JoinLinkKey.simple
  ) throws(ConferenceFileError) {
    var merger = BookMerger(linkKey: linkKey)
    for file in files { merger.add(file) }
    self = try merger.book()
  }

  /// Whether the files reach the meetings of this organizer. Without an organizer the owner stands in; with neither, only
  /// `"*"` reaches the meeting (contract section 6, item 12).
  public func listing(organizer: String?, owner: String?) -> OrganizerListing {
    let query = ConferenceQuery(organizer: organizer, owner: owner)
    if let address = query.address, organizers[address] != nil { return .listed }
    return everybody == nil ? .notListed : .everybody
  }

  /// How many organizers are listed by address.
  public var organizerCount: Int { organizers.count }
  /// How many meetings are listed.
  public var meetingCount: Int { meetings.entries.count }

  init(
    target: String?, substitutions: [Substitution], tenant: ConferenceEntry, everybody: ConferenceEntry?,
    organizers: [String: ConferenceEntry], meetings: MeetingIndex, linkKey: @escaping @Sendable (String) -> String
  ) {
    self.target = target
    self.substitutions = substitutions
    self.tenant = tenant
    self.everybody = everybody
    self.organizers = organizers
    self.meetings = meetings
    self.linkKey = linkKey
    rules = SubstitutionRules(substitutions)
  }
}
