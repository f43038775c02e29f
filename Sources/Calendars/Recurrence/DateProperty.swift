/// The value of DTSTART, DTEND, RDATE, EXDATE or RECURRENCE-ID with what its parameters say about it.
public struct DateProperty: Sendable, Equatable {
  /// The value as it stands: a DATE, a DATE-TIME, for RDATE and EXDATE a list of them, for RDATE also PERIODs.
  public let value: [UInt8]
  /// TZID without quotes; it means nothing to a DATE or to a UTC time.
  public let tzid: String?
  /// VALUE. The shape of the value decides where they contradict each other.
  public let valueType: String?

  public init(value: [UInt8], tzid: String? = nil, valueType: String? = nil) {
    self.value = value
    self.tzid = tzid
    self.valueType = valueType
  }
}
