public import Conferences

/// What a meeting is to say now, after the vendor's own rules about what may outlive an old join link.
///
/// **Law.** A value that names the old meeting does not outlive the old join link: an invitation never leads to two meetings.
public struct Succession: Sendable, Equatable {
  public let conference: Conference
  /// Fields, by their names in the conference file, that only the old block gave and that named the old meeting.
  public let dropped: [String]

  /// - Parameters:
  ///   - resolved: the new data with the old block's values filled in.
  ///   - given: what the conference file itself says: it is never dropped.
  ///   - old: what the old block and the item's properties say; nil when the vendor changes.
  ///   - vendor: the target's.
  ///   - replacesThirdPartyAudio: the outside provider's numbers, page and footer go unless the file gives them.
  public init(
    resolved: Conference, given: Conference, old: Conference?, vendor: VendorName, replacesThirdPartyAudio: Bool = false
  ) {
    var result = resolved
    var dropped: [String] = []
    if replacesThirdPartyAudio { result.keepOnlyGivenAudio(given) }
    if let old, Self.isOtherMeeting(given, than: old) {
      dropped = result.forgetMeeting(given: given, vendor: vendor)
    }
    if vendor == .zoom, result.meetingID == nil { result.meetingID = result.joinURL.flatMap(Self.zoomMeetingID) }
    if let id = result.phoneConferenceID(for: vendor) {
      result.localNumbersURL = result.localNumbersURL?.settingConferenceID(id)
    }
    conference = result
    self.dropped = dropped
  }

  /// The new data names another meeting: another link, or another meeting ID.
  static func isOtherMeeting(_ new: Conference, than old: Conference) -> Bool {
    let newLinks = [new.joinURL, new.shortURL].compactMap { $0.map { JoinLink($0) } }
    let oldLinks = [old.joinURL, old.shortURL].compactMap { $0.map { JoinLink($0) } }
    if !newLinks.isEmpty, !oldLinks.isEmpty {
      return !newLinks.contains { link in
        oldLinks.contains { $0.isSameConference(as: link) || link.isSameAddress(as: $0) }
      }
    }
    guard let newID = new.meetingID?.digitsOnly, let oldID = old.meetingID?.digitsOnly else { return false }
    return newID != oldID
  }

  /// The ID in `…zoom.us/j/<9 to 11 digits>`.
  private static func zoomMeetingID(_ link: String) -> String? {
    let segments = LinkTarget(Array(link.utf8)).segments
    guard segments.count >= 2, ["j", "w", "s"].contains(segments[0].lowercased()) else { return nil }
    let digits = segments[1]
    return (9...11).contains(digits.utf8.count) && digits.utf8.allSatisfy(ASCII.isDigit) ? digits : nil
  }
}

extension Conference {
  fileprivate mutating func keepOnlyGivenAudio(_ given: Conference) {
    conferenceID = given.conferenceID
    if given.toll == nil, given.tollFree == nil { (toll, tollFree) = (nil, nil) }
    localNumbersURL = given.localNumbersURL
    resetPINURL = given.resetPINURL
    footer = given.footer
  }

  /// - Returns: the fields that went, by their names in the conference file.
  fileprivate mutating func forgetMeeting(given: Conference, vendor: VendorName) -> [String] {
    var gone: [String] = []
    func drop<Value>(_ field: WritableKeyPath<Conference, Value?>, _ name: String) {
      guard self[keyPath: field] != nil, given[keyPath: field] == nil else { return }
      self[keyPath: field] = nil
      gone.append(name)
    }
    if given.shortURL != nil { drop(\.joinURL, "join-url") }
    if given.joinURL != nil { drop(\.shortURL, "short-url") }
    if (joinURL ?? shortURL).flatMap(Self.digitsInPath) != meetingID?.digitsOnly { drop(\.meetingID, "meeting-id") }
    drop(\.passcode, "passcode")
    drop(\.optionsURL, "options-url")
    drop(\.videoInterop, "video-interop")
    switch vendor {
    case .googleMeet:
      // Numbers and PIN are the meeting's own, and so is the page of more numbers.
      drop(\.conferenceID, "conference-id")
      if given.tollFree == nil { drop(\.toll, "toll") }
      if given.toll == nil { drop(\.tollFree, "toll-free") }
      if given.localNumbersURL == nil, localNumbersURL != nil { localNumbersURL = Self.numbersPage(ofRoom: joinURL) }
    case .webex where LinkTarget(Array((localNumbersURL ?? "").utf8)).value("mtid") != nil:
      drop(\.localNumbersURL, "local-numbers-url")
    default: break
    }
    return gone
  }

  private static func digitsInPath(_ link: String) -> String? {
    LinkTarget(Array(link.utf8)).segments.last {
      !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) && $0.utf8.count >= 9
    }
  }

  private static func numbersPage(ofRoom link: String?) -> String? {
    link.flatMap { LinkTarget(Array($0.utf8)).segments.first }.map { "https://tel.meet/" + $0 }
  }
}

extension JoinLink {
  /// The same address: percent-encoding, the host's case and the case of Skype codes do not matter, nor does the `sl=1` of
  /// Skype's web app.
  func isSameAddress(as other: JoinLink) -> Bool { address == other.address }

  private var address: String {
    let target = LinkTarget(Array(url.utf8))
    guard !target.host.isEmpty else { return target.normalised }
    let isSkype = vendor == .skypeForBusiness
    let path = target.segments.joined(separator: "/")
    let query = target.query.filter { !(isSkype && $0.name == "sl") && $0.name != "from" }
      .map { $0.name + "=" + $0.value }.sorted().joined(separator: "&")
    return target.host + "/" + (isSkype ? path.lowercased() : path) + "?" + query
  }
}
