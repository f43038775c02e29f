import Benchmark
import Exports
import Redialing

extension BenchmarkMetric {
  static var megabytesPerSecond: BenchmarkMetric { .custom("MB/s", polarity: .prefersLarger, useScalingFactor: false) }
}

/// A benchmark of one function over one input, which is made when its turn comes: each benchmark is a process of its own.
/// - Parameter work: returns something that depends on all of its work, so that none is optimised away.
func measured(
  _ name: String, over input: @autoclosure @escaping @Sendable () -> [UInt8],
  _ work: @escaping @Sendable ([UInt8]) -> Int
) {
  Benchmark(
    name,
    closure: { (benchmark: Benchmark, bytes: [UInt8]) in
      for _ in benchmark.scaledIterations {
        let time = ContinuousClock().measure { blackHole(work(bytes)) }
        benchmark.measurement(.megabytesPerSecond, Int(Double(bytes.count) / 1e6 / (time / .seconds(1))))
      }
    },
    setup: { input() })
}

extension FilePlanner {
  /// - Parameter updates: how many meetings must come out as updated; a benchmark of anything else would be worth nothing.
  func plan(of file: [UInt8], expecting updates: Int) -> Int {
    let plan = file.withUnsafeBytes {
      self.plan(Array($0), kind: Kind(of: $0), path: "benchmark", pathBytes: nil, owner: Meetings.organizer)
    }
    let updated = plan.entries.filter { $0.verdict == .update }
    precondition(updated.count == updates, "\(plan.entries.map { "\($0.reason): \($0.message)" })")
    precondition(updated.allSatisfy { $0.copies.count == 3 }, "\(updated.map(\.copies))")
    return plan.entries.count + plan.edits.replacements.count
  }
}
