/// One meeting of several that show or own one conference.
public struct SharedMeeting: Sendable, Equatable {
  /// The same number for the meetings of one conference, and for no other's.
  public let conference: Int
  public let vendor: String
  public let standing: ConferenceMark.Standing
  /// `add-in`, `pasted`, `unclear` or `none`.
  public let provenance: String
  public let path: String
  public let position: Int
  public let uid: String
  /// Lower case.
  public let organizer: String?
  public let summary: String?

  public init(
    conference: Int, vendor: String, standing: ConferenceMark.Standing, provenance: String, path: String, position: Int,
    uid: String, organizer: String?, summary: String?
  ) {
    self.conference = conference
    self.vendor = vendor
    self.standing = standing
    self.provenance = provenance
    self.path = path
    self.position = position
    self.uid = uid
    self.organizer = organizer
    self.summary = summary
  }
}
