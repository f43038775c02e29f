import Redialing

/// Of one update that stands in several files, only one message is sent: from the copy with the highest SEQUENCE, then the
/// first path (contract section 6, item 13).
struct OutboxSelection {
  private struct Choice {
    var sequence: Int
    var entry: Int
    var fileName: String
  }

  /// What is to be done about one more invitation.
  enum Decision {
    case write
    /// It is better than one that was written under this name.
    case writeInstead(of: String)
    /// Another copy's message is as good or better.
    case leave
  }

  private var choices: [String: Choice] = [:]
  private var losers: [(entry: Int, key: String)] = []

  /// Takes an invitation into the choice. Calls come in the order of paths.
  /// - Parameters:
  ///   - entry: index of its entry among all entries of the run.
  ///   - fileName: the name of its message.
  mutating func add(_ invitation: OutgoingInvitation, entry: Int, fileName: String) -> Decision {
    let key = invitation.key
    let choice = Choice(sequence: invitation.sequence, entry: entry, fileName: fileName)
    guard let known = choices.updateValue(choice, forKey: key) else { return .write }
    if invitation.sequence > known.sequence {
      losers.append((known.entry, key))
      return known.fileName == fileName ? .write : .writeInstead(of: known.fileName)
    }
    choices[key] = known
    losers.append((entry, key))
    return .leave
  }

  /// The entries whose message was chosen, and its name.
  var chosen: [(entry: Int, fileName: String)] { choices.values.map { ($0.entry, $0.fileName) } }

  /// Entries whose message comes from another copy, with the index of that copy's entry.
  var deferred: [(entry: Int, to: Int)] {
    losers.compactMap { loser in choices[loser.key].map { (loser.entry, $0.entry) } }
  }
}
