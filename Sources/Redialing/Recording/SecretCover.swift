/// Covers what lets a stranger into a meeting, in words that people typed: a summary or a lost line may repeat a passcode or a
/// whole join link.
struct SecretCover {
  private let secrets: [String]

  /// - Parameter secrets: known ones; those under four characters would cover ordinary words and are left out.
  init(_ secrets: [String]) { self.secrets = secrets.filter { $0.utf8.count >= 4 } }

  func cover(_ entry: inout MeetingEntry) {
    entry.summary = entry.summary.map(covered)
    entry.lostText = entry.lostText.map(covered)
  }

  func cover(_ finding: inout Finding) {
    let excerpt = covered(finding.excerpt)
    if excerpt != finding.excerpt { (finding.excerpt, finding.excerptMark) = (excerpt, 0..<0) }
    finding.repair = finding.repair.map(covered)
  }

  /// The text with every known secret, and the secret parts of every link, replaced by dots.
  func covered(_ text: String) -> String {
    // Most words hold nothing to cover; bytes tell that sooner than characters.
    let utf8 = Array(text.utf8)
    let inLinks = utf8.withUnsafeBufferPointer(Self.secretsOfLinks)
    guard inLinks != nil || secrets.contains(where: { utf8.holds(Array($0.utf8)) }) else { return text }
    var result = text
    for secret in secrets + (inLinks ?? []) { Self.cover(secret, in: &result) }
    return result
  }

  private static func cover(_ secret: String, in text: inout String) {
    let (bytes, secretBytes) = (Array(text.utf8), Array(secret.utf8))
    // Letters beyond ASCII can be written in more than one way.
    guard secretBytes.allSatisfy({ $0 < 0x80 }) else {
      text = text.replacing(secret, with: "•••")
      return
    }
    guard bytes.holds(secretBytes) else { return }
    var covered: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: secretBytes) {
        covered += "•••".utf8
        index += secretBytes.count
      } else {
        covered.append(bytes[index])
        index += 1
      }
    }
    text = String(decoding: covered, as: UTF8.self)
  }

  /// What is secret about the links among the words of a text; nil where it has none.
  private static func secretsOfLinks(in text: UnsafeBufferPointer<UInt8>) -> [String]? {
    var secrets: [String]?
    var index = 0
    while let colon = text[index...].firstIndex(of: UInt8(ascii: ":")) {
      index = colon + 1
      guard colon + 2 < text.count, text[colon + 1] == UInt8(ascii: "/"), text[colon + 2] == UInt8(ascii: "/") else {
        continue
      }
      var (start, end) = (colon, colon + 3)
      while start > 0, !endsWord(text, start - 1) { start -= 1 }
      while end < text.count, !endsWord(text, end) { end += 1 }
      secrets = (secrets ?? []) + LinkSecrets.of(UnsafeBufferPointer(rebasing: text[start..<end]))
      index = end
    }
    return secrets
  }

  /// White space that parts words from links, a line end of any kind, or a bracket around a link.
  private static func endsWord(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch text[index] {
    case 0x0A...0x0D, 0x20, 0x3C, 0x3E: true
    // U+0085.
    case 0x85: index > 0 && text[index - 1] == 0xC2
    // U+2028, U+2029.
    case 0xA8, 0xA9: index > 1 && text[index - 1] == 0x80 && text[index - 2] == 0xE2
    default: false
    }
  }
}
