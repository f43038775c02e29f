public import Conferences

extension BlockWriter {
  /// The fields of the conference file that the vendor's block cannot do without and `conference` lacks, in the order of the
  /// schema; empty when a block can be written.
  ///
  /// All need `join-url`, Zoom `meeting-id` too. An explicit `dial-in: enabled` needs a number and a `conference-id`.
  public func missing(in conference: Conference, vendor: VendorName) -> [String] {
    var fields: [String] = []
    if SafeText.link(conference.joinURL) == nil, SafeText.link(conference.shortURL) == nil || vendor != .microsoftTeams
    {
      fields.append("join-url")
    }
    if vendor.vendor?.required.contains(.meetingID) == true,
      conference.meetingID?.utf8.contains(where: ASCII.isDigit) != true
    {
      fields.append("meeting-id")
    }
    if conference.dialIn == .enabled {
      if conference.phoneConferenceID(for: vendor) == nil { fields.append("conference-id") }
      if conference.allNumbers.isEmpty { fields.append("toll") }
    }
    return fields
  }
}

extension Conference {
  /// Toll numbers, then toll-free ones; those without a digit left out.
  var allNumbers: [(number: DialInNumber, isTollFree: Bool)] {
    var all: [(number: DialInNumber, isTollFree: Bool)] = []
    for number in toll ?? [] where number.isDialled { all.append((number, false)) }
    for number in tollFree ?? [] where number.isDialled { all.append((number, true)) }
    return all
  }

  private var hasNumbers: Bool {
    toll?.contains(where: \.isDialled) == true || tollFree?.contains(where: \.isDialled) == true
  }

  /// What callers key in, digits only. At Zoom, Webex and BlueJeans that is the meeting's own number.
  func phoneConferenceID(for vendor: VendorName) -> String? {
    let candidates: [String?] =
      switch vendor.vendor?.phoneID ?? .conferenceID {
      case .meetingID: [meetingID, conferenceID]
      case .conferenceID: [conferenceID]
      case .conferenceIDOrMeetingNumber: [conferenceID, vendor.vendor?.meetingNumber(of: joinURL)]
      }
    for candidate in candidates {
      if let digits = candidate?.digitsOnly, !digits.isEmpty { return digits }
    }
    return nil
  }

  /// Contract section 6, item 4: the dial-in part is printed when there is a number and a conference ID.
  func showsDialIn(for vendor: VendorName) -> Bool {
    dialIn != .removed && vendor.vendor?.hasDialIn != false && hasNumbers
      && phoneConferenceID(for: vendor) != nil
  }
}

extension DialInNumber {
  fileprivate var isDialled: Bool { number.utf8.contains(where: ASCII.isDigit) }
}

extension Vendor {
  func meetingNumber(of link: String?) -> String? {
    link.flatMap { meetingNumber(LinkTarget(Array($0.utf8))) }
  }
}

extension String {
  /// The ASCII digits, in order.
  var digitsOnly: String {
    String(unsafeUninitializedCapacity: utf8.count) { buffer in
      var count = 0
      for byte in utf8 where ASCII.isDigit(byte) {
        buffer[count] = byte
        count += 1
      }
      return count
    }
  }

  /// Digits in threes, as Microsoft prints them: `263 740 534 576 29`.
  var groupedInThrees: String { groupedInThrees(" ") }

  func groupedInThrees(_ mark: String) -> String {
    let digits = Array(utf8)
    var result: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, index % 3 == 0 { result += mark.utf8 }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
