import Synchronization

/// Readings of links that were read before. One link stands in every copy of an item, in its properties, and again in the proof,
/// so most links are read once and asked for ten times. Bounded; what it remembers changes no result.
final class LinkMemory: Sendable {
  static let shared = LinkMemory()

  private static let capacity = 1024
  /// Longer links are read each time.
  private static let longestLink = 2048
  private let readings = Mutex<[[UInt8]: JoinLink.Reading]>([:])

  func reading(of url: [UInt8], _ read: ([UInt8]) -> JoinLink.Reading) -> JoinLink.Reading {
    guard url.count <= Self.longestLink else { return read(url) }
    if let known = readings.withLock({ $0[url] }) { return known }
    let new = read(url)
    readings.withLock { readings in
      if readings.count >= Self.capacity { readings.removeAll(keepingCapacity: true) }
      readings[url] = new
    }
    return new
  }
}
