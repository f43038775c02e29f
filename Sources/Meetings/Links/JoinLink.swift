/// A URL read for the conference it leads to. Gateways' wrappers are taken off, spellings that mean the same are one.
///
/// The query may hold secrets: print `redacted`, nothing else.
public struct JoinLink: Sendable {
  private let reading: Reading

  /// What the link is for. Roles are decided by host and path alone.
  public var role: LinkRole { reading.role }
  /// Nil where no vendor's host or structure fits.
  public var vendor: VendorName? { reading.vendor }
  /// The unwrapped target, spelled as the wrapper or the source spelled it.
  public var url: String { reading.url }
  public var identity: ConferenceIdentity { reading.identity }
  public var isRewritten: Bool { reading.isRewritten }
  /// The rewriter hides the target for good (Mimecast).
  public var isOpaque: Bool { reading.isOpaque }
  var parts: LinkTarget { reading.parts }
  /// The host carries a vendor's name and is not the vendor's.
  var isLookAlike: Bool { reading.isLookAlike }

  /// Reads any URL; never fails. Linear in its length. A link stands in many copies of an item, so readings are remembered.
  public init(_ bytes: [UInt8]) { reading = LinkMemory.shared.reading(of: bytes) { Reading($0) } }

  /// What was read, shared by all copies of the link.
  final class Reading: Sendable {
    let role: LinkRole
    let vendor: VendorName?
    let url: String
    let identity: ConferenceIdentity
    let isRewritten: Bool
    let isOpaque: Bool
    let parts: LinkTarget
    let isLookAlike: Bool

    init(_ bytes: [UInt8]) {
      let unwrapped = LinkWrapping.unwrap(bytes)
      let target = LinkTarget(unwrapped.url)
      let reading = LinkReading(target)
      parts = target
      isLookAlike = LookAlike.imitates(target)
      role = reading.role
      vendor = reading.vendor
      identity = reading.identity
      url = String(decoding: unwrapped.url, as: UTF8.self)
      isRewritten = unwrapped.isRewritten
      isOpaque = unwrapped.isOpaque
    }
  }

  public init(_ url: String) { self.init(Array(url.utf8)) }

  /// Same conference: thread, focus code, meeting number or room.
  public func isSameConference(as other: JoinLink) -> Bool { identity.isSameConference(as: other.identity) }

  /// The link without its secrets: scheme and host, and whether a path was there.
  public var redacted: String { parts.redacted }

  /// The user that a Skype for Business link names, lower case; nil for other vendors.
  public var organizerUser: String? { parts.skypeMeeting?.user }
}

extension LinkTarget {
  /// The same as reading it, for links that are asked about again and again: what `LinkMemory` knows is not read anew.
  init(remembered link: String) {
    let known = JoinLink(link)
    self = known.isRewritten ? LinkTarget(Array(link.utf8)) : known.parts
  }
}

extension JoinLink: Equatable {
  /// The same conference and role; for links of no vendor, the same normalised URL.
  public static func == (left: JoinLink, right: JoinLink) -> Bool {
    guard left.role == right.role else { return false }
    if left.identity.isEmpty || right.identity.isEmpty { return left.parts.normalised == right.parts.normalised }
    return left.identity.isSameConference(as: right.identity)
  }
}

/// What a link in or near a block is for.
public enum LinkRole: Sendable, Equatable {
  /// Joins a conference. Skype for Business: also links that merely have the structure on an unknown host.
  case join
  /// Teams: `/meet/<digits>?p=`.
  case shortJoin
  /// Skype for Business: the join link with `?sl=1`.
  case webJoin
  /// Teams: meetingOptions.
  case options
  /// A vendor's help page; its query may name the language.
  case help
  /// Teams: download and join-on-the-web pages.
  case download
  /// A page of numbers to dial in with.
  case localNumbers
  case resetPIN
  /// A room-system partner's page.
  case videoInterop
  case telephone
  case mail
  /// Another page of the vendor's: Zoom insights, instructions, `/u/`.
  case vendorPage
  case other
}
