/// Works on many inputs at once and hands the results on in the order of the inputs, so that no output depends on the number
/// of workers. At most a few chunks are in memory at any time.
struct OrderedRun<Input: Sendable, Output: Sendable> {
  let jobs: Int
  /// Inputs per task: a task costs some microseconds, a small file not many more.
  let chunkSize: Int

  init(jobs: Int, chunkSize: Int = 32) {
    self.jobs = jobs
    self.chunkSize = chunkSize
  }

  func run(
    _ inputs: [Input], _ work: @escaping @Sendable (Input) -> Output, _ consume: (Output) throws -> Void
  ) async throws {
    guard jobs > 1 else {
      for input in inputs { try consume(work(input)) }
      return
    }
    try await withThrowingTaskGroup(of: (Int, [Output]).self) { group in
      let count = (inputs.count + chunkSize - 1) / chunkSize
      var started = 0
      var emitted = 0
      var waiting: [Int: [Output]] = [:]
      func start() {
        let chunk = inputs[(started * chunkSize)..<min(inputs.count, (started + 1) * chunkSize)]
        let number = started
        group.addTask { (number, chunk.map(work)) }
        started += 1
      }
      while started < min(count, jobs) { start() }
      while let (number, outputs) = try await group.next() {
        waiting[number] = outputs
        while let ready = waiting.removeValue(forKey: emitted) {
          for output in ready { try consume(output) }
          emitted += 1
        }
        // No new chunk while a slow early one holds many finished ones back.
        while started < count, started < emitted + jobs * 4, started - emitted - waiting.count < jobs { start() }
      }
    }
  }
}
