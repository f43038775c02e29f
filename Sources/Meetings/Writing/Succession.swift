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
    if vendor.vendor?.phoneID == .meetingID, result.meetingID == nil {
      result.meetingID = vendor.vendor?.meetingNumber(of: result.joinURL)
    }
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
    let rules = vendor.vendor
    if rules?.ownsConferenceID == true { drop(\.conferenceID, "conference-id") }
    if rules?.ownsNumbers == true {
      if given.tollFree == nil { drop(\.toll, "toll") }
      if given.toll == nil { drop(\.tollFree, "toll-free") }
    }
    if vendor == .googleMeet {
      if given.localNumbersURL == nil, localNumbersURL != nil { localNumbersURL = Self.numbersPage(ofRoom: joinURL) }
    } else if let page = localNumbersURL, Self.namesMeeting(page) {
      drop(\.localNumbersURL, "local-numbers-url")
    }
    return gone
  }

  /// A page of numbers that is about one meeting: Webex' with its `MTID`, Jitsi's with its room.
  private static func namesMeeting(_ page: String) -> Bool {
    let target = LinkTarget(remembered: page)
    return target.value("mtid") != nil || !LinkReading(target).identity.isEmpty
  }

  private static func digitsInPath(_ link: String) -> String? {
    LinkTarget(remembered: link).segments.last {
      !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) && $0.utf8.count >= 9
    }
  }

  private static func numbersPage(ofRoom link: String?) -> String? {
    link.flatMap { LinkTarget(remembered: $0).segments.first }.map { "https://tel.meet/" + $0 }
  }
}

extension JoinLink {
  /// The same address: percent-encoding, the host's case and the case of Skype codes do not matter, nor does the `sl=1` of
  /// Skype's web app.
  func isSameAddress(as other: JoinLink) -> Bool {
    if url == other.url { return true }
    // The host is the first part of an address.
    if parts.host != other.parts.host, !parts.host.isEmpty, !other.parts.host.isEmpty { return false }
    return address == other.address
  }

  private var address: String {
    let target = parts
    guard !target.host.isEmpty else { return target.normalised }
    let isSkype = vendor == .skypeForBusiness
    let path = target.segments.joined(separator: "/")
    let query = target.query.filter { !(isSkype && $0.name == "sl") && $0.name != "from" }
      .map { $0.name + "=" + $0.value }.sorted().joined(separator: "&")
    return target.host + "/" + (isSkype ? path.lowercased() : path) + "?" + query
  }
}
