/// Why a component got its verdict: stable public words (contract section 3), each with a text for `redial explain`.
public enum Reason: String, Sendable, CaseIterable {
  case conferenceChanged = "conference-changed"

  case noMeetingBlock = "no-meeting-block"
  case upToDate = "up-to-date"
  case past
  case cancelled
  case notAnInvitation = "not-an-invitation"
  case notOrganizer = "not-organizer"
  case organizerNotListed = "organizer-not-listed"
  case tooManyAttendees = "too-many-attendees"
  case copyPasted = "copy-pasted"
  case thirdPartyAudio = "third-party-audio"
  case protected

  case unclearProvenance = "unclear-provenance"
  case noConferenceData = "no-conference-data"
  case blockMissing = "block-missing"
  case copiesDisagree = "copies-disagree"
  case cannotEncode = "cannot-encode"

  case malformed
  case conflict
  case verificationFailed = "verification-failed"
  case ioError = "io-error"

  /// The verdict that this reason belongs to.
  public var verdict: Verdict {
    switch self {
    case .conferenceChanged: .update
    case .noMeetingBlock, .upToDate, .past, .cancelled, .notAnInvitation, .notOrganizer, .organizerNotListed,
      .tooManyAttendees, .copyPasted, .thirdPartyAudio, .protected:
      .skip
    case .unclearProvenance, .noConferenceData, .blockMissing, .copiesDisagree, .cannotEncode: .review
    case .malformed, .conflict, .verificationFailed, .ioError: .fail
    }
  }
}
