public import Conferences

/// Contract section 6, item 2: whether old blocks already say the new data, whatever their layout, generation or language.
public enum UpToDate {
  /// - Parameters:
  ///   - old: the block in each of the item's copies.
  ///   - new: what is to be said, old values filled in (`Succession`).
  ///   - vendor: the target's.
  /// - Returns: join link, conference ID and dial-in numbers are equal in every copy, and so are meeting ID and passcode where
  ///   a copy shows them. Pages (local numbers, PIN, help) are not compared. False for no copy at all.
  public static func holds(_ old: [MeetingBlock], new: Conference, vendor: VendorName) -> Bool {
    !old.isEmpty && old.allSatisfy { $0.vendor == vendor && holds($0.conference, new: new, vendor: vendor) }
  }

  static func holds(_ old: Conference, new: Conference, vendor: VendorName) -> Bool {
    hasSameLinks(old, new) && hasSameDialIn(old, new, vendor) && hasSameMeetingID(old, new) && hasSamePasscode(old, new)
  }

  /// Links that both give are equal, and there is one at least.
  private static func hasSameLinks(_ old: Conference, _ new: Conference) -> Bool {
    var compared = 0
    for (before, after) in [(old.joinURL, new.joinURL), (old.shortURL, new.shortURL)] {
      guard let before, let after else { continue }
      guard before == after || JoinLink(before).isSameAddress(as: JoinLink(after)) else { return false }
      compared += 1
    }
    if compared > 0 { return true }
    guard let before = old.joinURL ?? old.shortURL, let after = new.joinURL ?? new.shortURL else { return false }
    return JoinLink(before).isSameAddress(as: JoinLink(after))
  }

  private static func hasSameDialIn(_ old: Conference, _ new: Conference, _ vendor: VendorName) -> Bool {
    // The block of a consumer link has no dial-in part, whatever the organizer has.
    if BlockLinks.isConsumer(new.joinURL) { return !old.showsNumbers && old.conferenceID == nil }
    let isOwnID = vendor.vendor?.phoneID == .meetingID
    let oldHasID = !isOwnID && old.conferenceID != nil
    if new.dialIn == .removed { return !old.showsNumbers && !oldHasID }
    let isSameID = old.phoneConferenceID(for: vendor) == new.phoneConferenceID(for: vendor)
    let areSameNumbers = haveSameNumbers(old, new)
    if new.showsDialIn(for: vendor) { return isSameID && areSameNumbers }
    return (areSameNumbers || !old.showsNumbers) && (isSameID || !oldHasID)
  }

  private static func haveSameNumbers(_ old: Conference, _ new: Conference) -> Bool {
    if old.toll == new.toll, old.tollFree == new.tollFree { return true }
    let (before, after) = (numbers(of: old), numbers(of: new))
    return before == after || Set(before) == Set(after)
  }

  private static func numbers(of conference: Conference) -> [String] {
    conference.allNumbers.map(\.number.number.digitsOnly)
  }

  private static func hasSameMeetingID(_ old: Conference, _ new: Conference) -> Bool {
    guard let shown = old.meetingID?.digitsOnly, !shown.isEmpty else { return true }
    let digits = new.meetingID?.digitsOnly ?? new.shortURL.flatMap(TeamsShortLink.init)?.meetingDigits
    return digits == shown
  }

  private static func hasSamePasscode(_ old: Conference, _ new: Conference) -> Bool {
    guard let shown = old.passcode else { return true }
    return new.passcode == shown
  }
}
