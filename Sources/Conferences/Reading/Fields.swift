/// The field names of the schema, and the shapes of their values.
enum Fields {
  static let root: Set<String> = [
    "version", "target", "tenant", "organizers", "meetings", "substitutions", "enabled", "audio",
  ]
  private static let appearance: Set<String> = ["language", "help-url", "legal-url", "logo-url", "footer"]
  private static let dialIn: Set<String> = [
    "dial-in", "conference-id", "toll", "toll-free", "local-numbers-url", "reset-pin-url",
  ]
  static let tenant = appearance.union(["third-party", "local-numbers-url", "reset-pin-url"])
  static let organizer = appearance.union(dialIn).union(["third-party", "passcode", "options-url", "enabled"])
  /// What exports say of a user beside that.
  static let exportedOrganizer = organizer.union(["bridge-id", "bridge-name", "policy"])
  static let audio: Set<String> = ["enabled"]
  static let meeting = appearance.union(dialIn).union([
    "uid", "organizer", "match", "join-url", "short-url", "meeting-id", "passcode", "options-url",
  ])
  static let match: Set<String> = ["join-url", "conference-id"]
  static let number: Set<String> = ["number", "label"]
  static let substitution: Set<String> = ["from", "to"]

  /// The sentence about a key that is not known here.
  static func unknown(_ key: String, of name: String, known: Set<String>) -> String {
    let near = known.sorted().first { isNear($0, key) }
    return "“\(excerpt(key))” is no field of \(excerpt(name))" + (near.map { "; did you mean “\($0)”?" } ?? "")
  }

  /// At most one letter inserted, left out or changed, or other case or punctuation.
  private static func isNear(_ a: String, _ b: String) -> Bool {
    let first = folded(a)
    let second = folded(b)
    if first == second { return true }
    guard abs(first.count - second.count) <= 1 else { return false }
    let prefix = zip(first, second).prefix { $0 == $1 }.count
    let suffix = zip(first.dropFirst(prefix).reversed(), second.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    return max(first.count, second.count) - prefix - suffix <= 1
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.filter { $0 != 0x2D && $0 != 0x5F && $0 != 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// At most 60 characters, controls left out.
  static func excerpt(_ text: String) -> String {
    let plain = text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    let short = plain.prefix(60)
    return String(String.UnicodeScalarView(short)) + (short.count < plain.count ? "…" : "")
  }

  /// The name of a target: `microsoft-teams`.
  static func isName(_ text: String, note: (String) -> Void) -> Bool {
    let fits = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    if !fits { note("target is current or the name of a vendor or template in small letters") }
    return fits
  }

  /// C0, DEL and C1; line feeds and tabs may stand in texts of several lines.
  static func hasControl(_ text: String, severalLines: Bool) -> Bool {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return false }
    return text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0A: !severalLines
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
      default: false
      }
    }
  }
}
