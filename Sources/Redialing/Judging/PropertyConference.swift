import Conferences
import Meetings

/// What an item's conference properties say of its conference: they fill in what the block itself does not show.
enum PropertyConference {
  static func completing(_ block: Conference, with properties: [ConferencePropertyValue]) -> Conference {
    var result = block
    for property in properties where !property.value.isEmpty {
      switch property.name {
      case "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-GOOGLE-CONFERENCE":
        result.joinURL = result.joinURL ?? property.value
      case "X-MICROSOFT-ONLINEMEETINGCONFERENCEID":
        result.conferenceID = result.conferenceID ?? property.value
      default: break
      }
    }
    return result
  }
}
