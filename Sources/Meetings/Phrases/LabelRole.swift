/// What a label of a block stands for, whatever its language or vendor. Raw values are the keys of the phrase files.
public enum LabelRole: String, Sendable, CaseIterable {
  // In the order in which a block shows them.
  /// Names the kind of meeting: `Microsoft Teams meeting`.
  case headline
  /// The sentence that some languages had for a headline in 2021.
  case invitedHeadline = "headline-invited"
  /// `Jane Doe is inviting you to …`, without the name.
  case invites
  /// `Please do not edit this section.`
  case doNotEdit = "do-not-edit"
  /// `This event has a video call.`
  case hasVideoCall = "has-video-call"
  case needHelp = "need-help"
  /// `Join:`, `Join Zoom Meeting`: the label of the join link in the newest layout.
  case join
  /// `Join the meeting now`
  case joinNow = "join-now"
  /// `Click here to join the meeting`
  case joinClick = "join-click"
  /// A headline that is itself the join link: `Join Microsoft Teams Meeting`.
  case joinHeading = "join-heading"
  /// `Join online meeting`: the block of Outlook.com, and of Lync 2010.
  case joinGeneric = "join-generic"
  /// `Join on your computer or mobile app`
  case joinDevices = "join-devices"
  case trouble
  case webApp = "web-app"
  /// The sentence of 2015 that explained the new name.
  case formerlyLync = "formerly-lync"
  case meetingID = "meeting-id"
  case passcode
  case download
  case joinWeb = "join-web"
  case systemReference = "system-reference"
  /// `One tap mobile`
  case oneTap = "one-tap"
  /// Heading of the dial-in part.
  case dialIn = "dial-in"
  case toll
  case tollFree = "toll-free"
  case localNumbers = "local-numbers"
  /// The phone conference's number.
  case conferenceID = "conference-id"
  case pin
  case resetPIN = "reset-pin"
  /// `3) Press #`: says what to do and holds no value.
  case instruction
  /// Heading of the room-system part.
  case videoDevices = "video-devices"
  case tenantKey = "tenant-key"
  case videoID = "video-id"
  case alternateVTC = "alternate-vtc"
  case moreInfo = "more-info"
  case organizers
  case options
  case learnMore = "learn-more"
  case viewEvent = "view-event"
  case help
  case legal
  /// The add-in's own words in LOCATION.
  case location
  /// The language's own name, as number lines of Skype for Business show it.
  case languageName = "language-name"
}
