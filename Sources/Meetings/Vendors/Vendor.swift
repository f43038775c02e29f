import Conferences

/// All that is known of one conferencing service: how its links and blocks are read, what words and templates its blocks are
/// written with, and where its rules differ. Each vendor's folder makes its own; `VendorRegistry` lists them.
struct Vendor: Sendable {
  let name: VendorName
  let family: PhraseFamily
  /// Nil for links that are not the vendor's.
  let readLink: @Sendable (LinkTarget) -> LinkReading?
  let grammar: any BlockGrammar.Type
  /// Parts of host names, lower case: a body without any of them, or of `paths`, holds none of the vendor's links.
  let hostWords: [StaticString]
  /// Beginnings of link paths, for services that run on anybody's host.
  var paths: [StaticString] = []
  /// Contents of `phrases.<family>.<language>.txt`.
  let phrases: @Sendable () -> [[UInt8]]
  let templates: @Sendable () -> (text: [UInt8], html: [UInt8])
  /// Hosts that others imitate.
  var imitatedHosts: [String] = []

  // MARK: Rules

  /// Fields beyond `join-url` that a block cannot do without.
  var required: [RequiredField] = []
  /// The meeting's number, where the join link holds it.
  var meetingNumber: @Sendable (LinkTarget) -> String? = { _ in nil }
  /// What callers key in.
  var phoneID = PhoneID.conferenceID
  /// Numbers of the dial-in part, too, are the meeting's own, not only their ID.
  var ownsNumbers = false
  /// Callers key in an ID of the meeting's own: it does not outlive the join link.
  var ownsConferenceID = false
  var fence = BlockFence.underscores
  /// Stands between groups of three digits.
  var groupMark = " "
  /// Prints `number,,id#` as text; otherwise it is a link.
  var printsDialAsText = false
  var namesKind = NumberKindNaming.never
  /// The organization's footer has its place in the block.
  var showsFooter = false
  var hasDialIn = true

  enum RequiredField: String, Sendable { case meetingID = "meeting-id" }

  enum PhoneID: Sendable {
    /// An ID of its own.
    case conferenceID
    /// An ID of its own, else the number in the join link.
    case conferenceIDOrMeetingNumber
    /// The meeting's own.
    case meetingID
  }

  /// Where a number line says whether the call is free.
  enum NumberKindNaming: Sendable {
    case never, toll, tollFree
    /// Both, where a block has both.
    case ifBoth
  }
}

extension VendorName {
  /// Nil for a template of somebody's own.
  var vendor: Vendor? { VendorRegistry.vendor(named: self) }
}
