/// An item of the batch that owns a conference: a filled property of it names the conference.
public struct ConferenceOwner: Sendable, Hashable {
  public let uid: String
  /// An address without `mailto:`; nil where none is known.
  public let organizer: String?

  public init(uid: String, organizer: String?) {
    self.uid = uid
    self.organizer = organizer
  }
}

/// Who owns the conferences that the blocks of one item show, as far as the batch tells.
public struct ConferenceOwners: Sendable, Equatable {
  private var owners: [String: [ConferenceOwner]] = [:]

  public init() {}

  /// - Parameter key: the `mainKey` of an identity.
  public mutating func add(_ new: [ConferenceOwner], of key: String) {
    if !new.isEmpty { owners[key, default: []] += new }
  }

  func owners(of identity: ConferenceIdentity) -> [ConferenceOwner] {
    identity.mainKey.flatMap { owners[$0] } ?? []
  }
}
