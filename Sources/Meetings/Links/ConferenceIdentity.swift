/// What tells one conference from another, whatever the spelling of the link. Two identities are the same conference when
/// they share a key.
public struct ConferenceIdentity: Sendable, Hashable {
  /// Normalised keys such as `teams-thread:…`, `teams-meeting:…`, `sfb:host/user/code`, `zoom:…`, sorted. Secret in parts:
  /// for comparison only, never printed.
  public private(set) var keys: [String]

  public init(keys: [String] = []) {
    self.keys = keys.count < 2 ? keys : Set(keys).sorted()
  }

  public var isEmpty: Bool { keys.isEmpty }

  /// The key that stands for the conference in an index: the thread where it is known, else the first. Two spellings of one
  /// conference that share no main key are not found to be one; nothing is ever taken for one that is not.
  public var mainKey: String? { keys.first(where: Self.isThread) ?? keys.first }

  /// Where both know the thread of a Teams meeting, that decides: a printed meeting ID may have been copied alone.
  public func isSameConference(as other: ConferenceIdentity) -> Bool {
    let threadsDecide = keys.contains(where: Self.isThread) && other.keys.contains(where: Self.isThread)
    return keys.contains { (!threadsDecide || Self.isThread($0)) && other.keys.contains($0) }
  }

  private static func isThread(_ key: String) -> Bool { key.hasPrefix("teams-thread:") }

  public mutating func merge(_ other: ConferenceIdentity) {
    // Copies of a block name the same conference, and mostly by one key.
    if other.keys.allSatisfy(keys.contains) { return }
    keys = keys.isEmpty ? other.keys : Set(keys).union(other.keys).sorted()
  }
}
