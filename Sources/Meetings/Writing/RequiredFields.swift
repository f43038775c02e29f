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
      if !conference.showsNumbers { fields.append("toll") }
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

  /// Whether `allNumbers` holds one.
  var showsNumbers: Bool {
    toll?.contains(where: \.isDialled) == true || tollFree?.contains(where: \.isDialled) == true
  }

  /// What callers key in, digits only. At Zoom, Webex and BlueJeans that is the meeting's own number.
  func phoneConferenceID(for vendor: VendorName) -> String? {
    func digits(_ text: String?) -> String? { text.map(\.digitsOnly).flatMap { $0.isEmpty ? nil : $0 } }
    let rules = vendor.vendor
    return switch rules?.phoneID ?? .conferenceID {
    case .meetingID: digits(meetingID) ?? digits(conferenceID)
    case .conferenceID: digits(conferenceID)
    case .conferenceIDOrMeetingNumber: digits(conferenceID) ?? digits(rules?.meetingNumber(of: joinURL))
    }
  }

  /// Contract section 6, item 4: the dial-in part is printed when there is a number and a conference ID.
  func showsDialIn(for vendor: VendorName) -> Bool {
    dialIn != .removed && vendor.vendor?.hasDialIn != false && showsNumbers
      && phoneConferenceID(for: vendor) != nil
  }
}

extension DialInNumber {
  fileprivate var isDialled: Bool { number.utf8.contains(where: ASCII.isDigit) }
}

extension Vendor {
  func meetingNumber(of link: String?) -> String? {
    link.flatMap { meetingNumber(LinkTarget(remembered: $0)) }
  }
}

extension String {
  /// The ASCII digits, in order.
  var digitsOnly: String {
    utf8.allSatisfy(ASCII.isDigit) ? self : String(decoding: utf8.filter(ASCII.isDigit), as: UTF8.self)
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
