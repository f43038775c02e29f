import Conferences

/// What lets a stranger into a meeting, gathered from its blocks; each once, in the order in which it was met.
struct KnownSecrets {
  private(set) var all: [String] = []
  /// All copies of a block hold the same few links.
  private var links: [String] = []

  mutating func add(_ secret: String) {
    if !all.contains(secret) { all.append(secret) }
  }

  /// - Parameter isPIN: whether the conference ID is what a caller has to enter.
  mutating func add(_ conference: Conference, isPIN: Bool) {
    if let passcode = conference.passcode?.revealed, !passcode.isEmpty { add(passcode) }
    if isPIN, let pin = conference.conferenceID { add(pin) }
    add(link: conference.joinURL)
    add(link: conference.shortURL)
  }

  private mutating func add(link: String?) {
    guard let link, !links.contains(link) else { return }
    links.append(link)
    for secret in LinkSecrets.of(link) { add(secret) }
  }
}
