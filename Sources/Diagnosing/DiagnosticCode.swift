/// A stable code. Wording may change, codes may not.
public struct DiagnosticCode: RawRepresentable, Sendable, Hashable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension DiagnosticCode {
  // What a reader of containers, messages and calendars may notice.
  /// A multipart whose closing boundary is missing.
  public static let boundaryMissing = DiagnosticCode(rawValue: "boundary-missing")
  /// Entities nested deeper, or more of them, than is read.
  public static let tooDeep = DiagnosticCode(rawValue: "too-deep")
  /// A transfer encoding that does not decode where it was read.
  public static let transferEncodingBroken = DiagnosticCode(rawValue: "transfer-encoding-broken")
  /// BEGIN without END, END without BEGIN, or an END of another name.
  public static let unbalancedComponent = DiagnosticCode(rawValue: "unbalanced-component")
  /// A content line without a colon, or with a control character in its name.
  public static let brokenContentLine = DiagnosticCode(rawValue: "broken-content-line")
  /// Bytes that are not in the declared charset.
  public static let undecodable = DiagnosticCode(rawValue: "undecodable")
  /// A TZID that neither the file nor the tables know.
  public static let unknownTimeZone = DiagnosticCode(rawValue: "unknown-time-zone")
  /// A recurrence rule that is broken or would need an endless search.
  public static let recurrenceAssumed = DiagnosticCode(rawValue: "recurrence-assumed")
}
