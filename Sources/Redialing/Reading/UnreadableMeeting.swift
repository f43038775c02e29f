import Messages

/// A meeting in a message that holds no calendar to be read.
enum UnreadableMeeting {
  /// Outlook's own form, in winmail.dat.
  case tnef
  /// Under rights management.
  case rightsManaged

  /// Nil when the message holds none, as far as can be seen from outside.
  init?(in message: Message) {
    for entity in message.entities where !entity.isInsideForwardedMessage && !entity.isContainer {
      let type = entity.contentType
      let isTNEF = type.is("application/ms-tnef") || type.is("application/vnd.ms-tnef")
      if isTNEF, Self.namesMeeting(message.layer(of: entity).decoded) {
        self = .tnef
        return
      }
      let isRightsManaged =
        type.is("application/x-microsoft-rpmsg-message") || entity.filename?.lowercased() == "message.rpmsg"
      if isRightsManaged, Self.isCalendarMessage(message) {
        self = .rightsManaged
        return
      }
    }
    return nil
  }

  var sentence: String {
    switch self {
    case .tnef:
      "The meeting is inside winmail.dat (TNEF), which is never rewritten; export the mailbox as MIME to update it."
    case .rightsManaged:
      "The meeting is rights-managed (message.rpmsg); any change would break it."
    }
  }

  /// The message classes of meetings (MS-OXCICAL section 2.1.1.1, MS-OXTNEF section 2.1.3.4), one byte a character or two.
  private static let classes = ["IPM.Schedule.Meeting.Req", "IPM.Microsoft Schedule.MtgReq", "IPM.Appointment"]

  private static func namesMeeting(_ tnef: [UInt8]) -> Bool {
    let text = tnef.filter { $0 != 0 }
    let names = classes.map { Array($0.utf8) }
    return text.indices.contains { index in
      text[index] == UInt8(ascii: "I") && names.contains { text[index...].starts(with: $0) }
    }
  }

  private static func isCalendarMessage(_ message: Message) -> Bool {
    message.root.field("Content-Class").map {
      String(decoding: message.text(of: $0), as: UTF8.self).lowercased().contains("calendarmessage")
    } ?? false
  }
}
