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
    var result = text
    let utf8 = Array(text.utf8)
    let holdsLink = utf8.holds(Array("://".utf8))
    // Most words hold nothing to cover; bytes tell that sooner than characters.
    guard holdsLink || secrets.contains(where: { utf8.holds(Array($0.utf8)) }) else { return text }
    let inLinks = text.split(whereSeparator: { $0 == " " || $0 == "<" || $0 == ">" || $0.isNewline }).flatMap { word in
      word.contains("://") ? LinkSecrets.of(String(word)) : []
    }
    for secret in secrets + inLinks { result = result.replacing(secret, with: "•••") }
    return result
  }
}
