import Synchronization

/// Skeletons by shape, shared by all workers. Bounded: data can make shapes, so the cache starts anew when it is full.
final class SkeletonCache: Sendable {
  struct Key: Hashable, Sendable {
    let shape: BlockShape
    let isHTML: Bool
  }

  private static let capacity = 512
  private let skeletons = Mutex<[Key: BlockSkeleton]>([:])

  func skeleton(for key: Key, make: () -> BlockSkeleton) -> BlockSkeleton {
    if let known = skeletons.withLock({ $0[key] }) { return known }
    let made = make()
    skeletons.withLock {
      if $0.count >= Self.capacity { $0.removeAll() }
      $0[key] = made
    }
    return made
  }
}
