public import Meetings

/// Asks what a first pass over all sources found: which components own a conference by a filled property. The answers do not
/// depend on the order in which the sources were read.
public protocol ConferenceLookup: Sendable {
  /// - Parameters:
  ///   - key: a `ConferenceMark.key`.
  ///   - uid: of the component that asks: whether it is among the owners is told for certain.
  /// - Returns: some of the owners, sorted, the asking one first if it is one of them; empty where nobody owns it.
  func owners(of key: String, askedBy uid: String?) -> [ConferenceOwner]
}
