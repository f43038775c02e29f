/// A place in a block where data stands.
enum BlockSlot: Sendable, Hashable {
  case text(BlockText)
  case url(BlockURL)
  /// Of the dial-in number at an index.
  case number(Int, NumberPart)
  /// The line at an index of the organization's own text.
  case footer(Int)
}

/// Single values. Raw values are the names that templates use.
enum BlockText: String, Sendable, CaseIterable {
  case meetingID = "meeting-id"
  case passcode
  case conferenceID = "conference-id"
  case conferenceIDInThrees = "conference-id-grouped"
  /// The name that Zoom's first line begins with.
  case inviter
  case logo
  case tenantKey = "tenant-key"
  case videoID = "video-id"
}

/// Links. Raw values are the names that templates use behind `link.`.
enum BlockURL: String, Sendable, CaseIterable {
  case join
  /// The same link with the label of Outlook.com's block.
  case joinGeneric = "join-generic"
  /// Without a label.
  case joinBare = "join-bare"
  /// Skype for Business: the join link with `?sl=1`.
  case joinWeb = "join-web"
  case short
  case systemReference = "system-reference"
  case needHelp = "need-help"
  case help
  case options
  case localNumbers = "local-numbers"
  case localNumbersBare = "local-numbers-bare"
  case resetPIN = "reset-pin"
  case moreInfo = "more-info"
  case tenantHelp = "tenant-help"
  case tenantLegal = "tenant-legal"
}

/// What a dial-in line is made of. Raw values are the names that templates use inside `{{#numbers}}`.
enum NumberPart: String, Sendable, CaseIterable {
  /// As given.
  case number
  /// The number with the conference ID, as the vendor prints it…
  case dial
  /// …and its link.
  case tel
  /// Where it is.
  case place
}
