public import Conferences

/// What becomes of an item's conference properties.
///
/// **Law.** No number, ID, link, thread or code of the old conference is left in any of them; a property that already says
/// the new data keeps its bytes.
public struct ConferencePropertyPlan: Sendable, Equatable {
  public enum Operation: Sendable, Equatable {
    case keep
    /// The new value, before any escaping.
    case set(String)
    case remove
  }

  public struct Addition: Sendable, Equatable {
    /// Upper case.
    public let name: String
    /// Before any escaping.
    public let value: String
  }

  /// One for each property, in the order given.
  public let operations: [Operation]
  /// Properties the item lacks, in the order Exchange writes them.
  public let additions: [Addition]

  public var isEmpty: Bool { additions.isEmpty && operations.allSatisfy { $0 == .keep } }

  /// - Parameters:
  ///   - properties: the item's conference properties (contract section 4) in order, empty ones too; values unescaped.
  ///   - change: from which conference to which.
  ///   - organizer: the organizer's address without `mailto:`.
  ///   - mayAdd: the item's producer writes such properties itself; see `isExchangeItem`.
  ///   - substitute: the conference file's substitutions, for values that no block shows.
  public init(
    properties: [(name: String, value: String)], change: ConferenceChange, organizer: String? = nil, mayAdd: Bool,
    substitute: (String) -> String = { $0 }
  ) {
    guard !properties.isEmpty || mayAdd else {
      (operations, additions) = ([], [])
      return
    }
    let rules = PropertyRules(change: change, organizer: organizer)
    operations = properties.map { name, value in
      rules.operation(for: name.uppercased(), value: value, mayFill: mayAdd, substitute: substitute)
    }
    additions = mayAdd ? rules.additions(to: properties) : []
  }

  /// Whether an item's producer is one that writes conference properties: Exchange, and whatever passes its items on.
  /// Outlook's own files and readpst's never hold any.
  public static func isExchangeItem(producer: String?, hasConferenceProperties: Bool, hasExchangeProperties: Bool)
    -> Bool
  {
    let name = Array((producer ?? "").utf8)
    let foreign: [StaticString] = ["mimedir", "libpst", "readpst"]
    if foreign.contains(where: { name.contains(word: $0) }) { return false }
    return hasConferenceProperties || hasExchangeProperties
  }
}

/// One conference gives way to another.
public struct ConferenceChange: Sendable, Equatable {
  public let old: Conference
  public let oldVendor: VendorName
  public let new: Conference
  public let newVendor: VendorName

  public init(old: Conference, oldVendor: VendorName, new: Conference, newVendor: VendorName) {
    self.old = old
    self.oldVendor = oldVendor
    self.new = new
    self.newVendor = newVendor
  }

  public var isVendorChange: Bool { oldVendor != newVendor }

  /// The join link is spelled otherwise in more than percent signs and letter case: another meeting, tenant, host or secret.
  var isOtherLink: Bool {
    for (before, after) in [(old.joinURL, new.joinURL), (old.shortURL, new.shortURL)] {
      if let before, let after { return !JoinLink(before).isSameAddress(as: JoinLink(after)) }
    }
    return Succession.isOtherMeeting(new, than: old)
  }

  /// The link that takes an old one's place: a short one for a short one, where there is one.
  func link(for role: LinkRole) -> String? {
    let long = SafeText.link(new.joinURL)
    let short = SafeText.link(new.shortURL)
    return role == .shortJoin ? short ?? long : long ?? short
  }

  /// Whether a link leads to the old conference.
  func isOld(_ link: JoinLink) -> Bool {
    guard link.role == .join || link.role == .shortJoin || link.role == .webJoin || !link.identity.isEmpty else {
      return [old.joinURL, old.shortURL].contains { $0.map { JoinLink($0).isSameAddress(as: link) } ?? false }
    }
    return [old.joinURL, old.shortURL].contains {
      $0.map { JoinLink($0).isSameConference(as: link) || JoinLink($0).isSameAddress(as: link) } ?? false
    }
  }

  /// The new number in an old one's place: itself where it is still given, the one at the same place of an equally long
  /// list, else the first.
  func successor(ofNumber digits: String) -> DialInNumber? {
    let after = new.allNumbers.map(\.number)
    if let same = after.first(where: { $0.number.digitsOnly == digits }) { return same }
    let before = old.allNumbers.map(\.number)
    if let index = before.firstIndex(where: { $0.number.digitsOnly == digits }), before.count == after.count {
      return after[index]
    }
    return after.first
  }
}
