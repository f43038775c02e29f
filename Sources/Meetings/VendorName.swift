/// The public identifier of a conferencing service, as it stands in reports and in `--target`. A template's own name is one too.
public struct VendorName: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  public static let microsoftTeams = VendorName(rawValue: "microsoft-teams")
  /// Skype for Business, Lync, and the web client's dotted block for consumer Skype.
  public static let skypeForBusiness = VendorName(rawValue: "skype-for-business")
  public static let zoom = VendorName(rawValue: "zoom")
  public static let webex = VendorName(rawValue: "webex")
  public static let googleMeet = VendorName(rawValue: "google-meet")

  /// Exchange and Outlook keep properties of their own for conferences of these vendors.
  public var hasExchangeProperties: Bool { self == .microsoftTeams || self == .skypeForBusiness }

  /// Vendors whose items carry a property that names the conference.
  public var hasConferenceProperty: Bool { hasExchangeProperties || self == .googleMeet }

  /// Those whose blocks are recognised, in alphabetical order.
  public static var known: [VendorName] { VendorRegistry.all.map(\.name).sorted { $0.rawValue < $1.rawValue } }
}
