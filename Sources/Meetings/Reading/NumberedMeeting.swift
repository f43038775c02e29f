import Conferences

extension BlockScan {
  /// What a block says whose meeting has one number for link and phone alike, as Zoom's and Webex' have: callers key in the
  /// meeting's own ID. Numbers of the list count; where there is none, those of the one-tap lines.
  func numberedMeeting(_ roles: RoleMap, link: JoinLink) -> Conference {
    var result = Conference()
    result.joinURL = link.url
    result.meetingID = roles.first(of: .meetingID).flatMap { self[$0].digits?.printed }
    result.passcode = roles.first(of: .passcode).flatMap { LabelledValue.token(self[$0].text) }.map { Secret($0) }
    let listed = roles.positions(of: .number).compactMap { self[$0].number }
    let numbers = listed.isEmpty ? roles.positions(of: .conferenceID).compactMap { self[$0].number } : listed
    guard !numbers.isEmpty else { return result }
    result.dialIn = .enabled
    result.conferenceID = result.meetingID?.filter(\.isNumber)
    result.toll = numbers.filter { !$0.isTollFree }.map(\.number)
    result.tollFree = numbers.filter(\.isTollFree).map(\.number)
    return result
  }
}
