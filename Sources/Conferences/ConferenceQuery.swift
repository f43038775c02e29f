/// What is known of one meeting when its new conference data is looked up.
public struct ConferenceQuery: Sendable {
  public var uid: String?
  /// The ORGANIZER's address, in any `mailto:` spelling.
  public var organizer: String?
  /// Whose mailbox it is; stands in where there is no organizer (contract section 6, item 12).
  public var owner: String?
  /// Join links that the old block and the item's properties show, the long and the short one, best first.
  public var joinURLs: [String] = []
  /// Phone conference ids that the old block and the item's properties show, in any grouping.
  public var conferenceIDs: [String] = []
  /// Whether the old block is of the target's vendor; only then do its values fill in (contract section 6, item 3).
  public var vendorIsTarget = false

  public init(uid: String? = nil, organizer: String? = nil, owner: String? = nil) {
    self.uid = uid
    self.organizer = organizer
    self.owner = owner
  }

  /// The address that scope and organizer entries are judged by, normalised.
  var address: String? { OrganizerAddress.normalized(organizer) ?? OrganizerAddress.normalized(owner) }
}
