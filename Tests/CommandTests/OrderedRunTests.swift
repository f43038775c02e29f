import Dispatch
import Foundation
import Synchronization
import Testing

@testable import redial

@Suite("Many inputs in order")
struct OrderedRunTests {
  @Test("What is read ahead is bounded by its weight, and what is heavier runs all the same", arguments: [1, 4])
  func weight(jobs: Int) async throws {
    let weights = (0..<40).map { $0 % 7 == 0 ? 3 << 20 : 600 << 10 }
    var (next, load, most) = (0, 0, 0)
    var seen: [Int] = []
    var run = OrderedRun<Int, Int, Int>(jobs: jobs)
    run.mostWeight = 2 << 20
    try await run.run(
      {
        guard next < weights.count else { return nil }
        defer { next += 1 }
        load += weights[next]
        most = max(most, load)
        return next
      }, weight: { weights[$0] }, { $0 },
      {
        seen.append($0)
        load -= weights[$0]
      })
    #expect(seen == Array(0..<40))
    // The budget, or one that is heavier; and the one that waits for room.
    #expect(most <= (3 << 20) + (3 << 20), "\(most)")
  }

  @Test("Every input is made ready once, before it is worked on", arguments: [1, 4])
  func ready(jobs: Int) async throws {
    var next = 0
    var seen: [Int] = []
    try await OrderedRun<Int, Int, Int>(jobs: jobs).run(
      {
        next += 1
        return next <= 500 ? next : nil
      }, weight: { _ in 1 }, ready: { $0 * 3 }, { $0 + 1 }, { seen.append($0) })
    #expect(seen == (1...500).map { $0 * 3 + 1 })
  }

  @Test(
    "A single worker finds the next inputs ready: they are read while it works",
    .enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
  func ahead() async throws {
    let secondChunk = DispatchSemaphore(value: 0)
    let isReady = Mutex(false)
    var next = -1
    try await OrderedRun<Int, Int, Int>(jobs: 1).run(
      {
        next += 1
        return next < 64 ? next : nil
      }, weight: { _ in 1 },
      ready: {
        if $0 == 32 { secondChunk.signal() }
        return $0
      },
      {
        if $0 == 0 { isReady.withLock { $0 = secondChunk.wait(timeout: .now() + 10) == .success } }
        return $0
      }, { _ in })
    #expect(isReady.withLock { $0 })
  }
}
