/// Whose words a phrase file holds. Raw values are the middle part of the files' names.
public struct PhraseFamily: RawRepresentable, Sendable, Hashable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let teams = PhraseFamily(rawValue: "teams")
  /// Skype for Business, Lync, and the block of Outlook.com.
  public static let skype = PhraseFamily(rawValue: "skype")
  public static let zoom = PhraseFamily(rawValue: "zoom")
  public static let webex = PhraseFamily(rawValue: "webex")
  public static let meet = PhraseFamily(rawValue: "meet")
}
