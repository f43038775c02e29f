/// Texts that look like blocks at every turn.
enum HostileText: String, CaseIterable {
  case underscores = "one line of underscores"
  case fences = "fences and join links"
  case nearLinks = "links that join almost nothing"

  func text(bytes: Int) -> [UInt8] {
    let fence = String(repeating: "_", count: 80)
    let unit =
      switch self {
      case .underscores: "_"
      case .fences: "\(fence)\nMicrosoft Teams meeting\nJoin the meeting<\(TeamsBlock.joinLink)>\n"
      case .nearLinks:
        "Join<https://teams.microsoft.com/l/meetup-joi/19%3ameeting_x>\nhttps://meet.lync.com/\nhttps://https://zoom.us/j/\n<https://<https:\n"
      }
    let piece = Array(unit.utf8)
    return Array(repeatElement(piece, count: bytes / piece.count).joined())
  }
}
