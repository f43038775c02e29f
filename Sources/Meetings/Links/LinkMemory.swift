import Splicing
import Synchronization

/// Readings of links that were read before. One link stands in every copy of an item, in its properties, and again in the proof,
/// so most links are read once and asked for ten times. Bounded; what it remembers changes no result.
final class LinkMemory: Sendable {
  static let shared = LinkMemory()

  private static let capacity = 1024
  /// Longer links are read each time.
  private static let longestLink = 2048
  private let readings = Mutex<[OctetString: JoinLink.Reading]>([:])

  func reading(of url: [UInt8], _ read: ([UInt8]) -> JoinLink.Reading) -> JoinLink.Reading {
    guard url.count <= Self.longestLink else { return read(url) }
    let key = OctetString(url)
    if let known = readings.withLock({ $0[key] }) { return known }
    let new = read(url)
    readings.withLock { readings in
      if readings.count >= Self.capacity { readings.removeAll(keepingCapacity: true) }
      readings[key] = new
    }
    return new
  }
}
