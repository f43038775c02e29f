import Digests

/// One of N shares of all mailboxes. Which share a mailbox falls in depends on its key alone: not on the machine, the
/// process or the other mailboxes.
public struct Shard: Sendable, Equatable {
  /// From 1.
  public let number: Int
  public let count: Int

  /// Reads `K/N` with 1 <= K <= N; nil for anything else.
  public init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
      let number = Int(halves[0]), let count = Int(halves[1]), number >= 1, number <= count
    else { return nil }
    self.number = number
    self.count = count
  }

  /// - Parameter mailbox: the owner's address in lower case, else the top folder.
  public func holds(mailbox: [UInt8]) -> Bool {
    FNV1a64(of: mailbox).value % UInt64(count) == UInt64(number - 1)
  }
}
