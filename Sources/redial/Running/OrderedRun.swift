/// Takes many inputs through three steps and hands the results on in the order of the inputs, so that no output depends on the
/// number of workers. The steps go on side by side, with a single worker too: while a chunk of inputs is worked on, the next
/// one is made ready, the one before it finished and those before that are consumed. Inputs are asked for when there is room: a
/// few chunks of a bounded weight are in memory at any time, however many there are.
struct OrderedRun<Input: Sendable, Worked: Sendable, Output: Sendable> {
  /// Chunks that are worked on at a time; as many may be made ready, and finished.
  let jobs: Int
  /// Inputs per task, at most: a task costs some microseconds, a small file not many more.
  var chunkSize = 32
  /// What the inputs of one task weigh together unless one weighs more, in bytes.
  private let chunkWeight = 512 << 10
  /// What is started and not consumed weighs together, in bytes; a chunk that weighs more runs alone.
  var mostWeight = 64 << 20

  private enum Step: Sendable {
    case ready(Int, [Input])
    case worked(Int, [Worked])
    case done(Int, [Output])
  }

  private typealias Chunk = (inputs: [Input], weight: Int)

  /// - Parameters:
  ///   - weight: of an input, in bytes, before it is made ready.
  ///   - ready: makes an input ready for the work: waiting for a disk is not work.
  ///   - finish: makes of what the work gave what can be consumed.
  func run(
    _ next: () throws -> Input?, weight: (Input) -> Int, ready: @escaping @Sendable (Input) -> Input = { $0 },
    _ work: @escaping @Sendable (Input) -> Worked, finish: @escaping @Sendable (Worked) -> Output,
    _ consume: (Output) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Step.self) { group in
      var started = 0
      var emitted = 0
      var (readying, working, finishing) = (0, 0, 0)
      var waiting: [(number: Int, inputs: [Input])] = []
      var worked: [(number: Int, results: [Worked])] = []
      var finished: [Int: [Output]] = [:]
      var parked: Chunk?
      // Of the chunks from `emitted` on.
      var weights: [Int] = []
      var load = 0
      func start() throws -> Bool {
        let chunk = try parked ?? chunk(next, weight)
        guard !chunk.inputs.isEmpty else { return false }
        guard load == 0 || load + chunk.weight <= mostWeight else {
          parked = chunk
          return false
        }
        parked = nil
        let (number, inputs) = (started, chunk.inputs)
        group.addTask { .ready(number, inputs.map(ready)) }
        started += 1
        readying += 1
        load += chunk.weight
        weights.append(chunk.weight)
        return true
      }
      func refill() throws {
        while finishing < jobs, !worked.isEmpty {
          let (number, results) = worked.removeFirst()
          group.addTask { .done(number, results.map(finish)) }
          finishing += 1
        }
        while working < jobs, worked.count < jobs, !waiting.isEmpty {
          let (number, inputs) = waiting.removeFirst()
          group.addTask { .worked(number, inputs.map(work)) }
          working += 1
        }
        // No new chunk while a slow early one holds many finished ones back.
        while started < emitted + jobs * 5, readying + waiting.count < jobs, try start() {}
      }
      try refill()
      while let step = try await group.next() {
        switch step {
        case .ready(let number, let inputs):
          readying -= 1
          waiting.append((number, inputs))
        case .worked(let number, let results):
          working -= 1
          worked.append((number, results))
        case .done(let number, let outputs):
          finishing -= 1
          finished[number] = outputs
        }
        try refill()
        while let outputs = finished.removeValue(forKey: emitted) {
          for output in outputs { try await consume(output) }
          emitted += 1
          load -= weights.removeFirst()
        }
        try refill()
      }
    }
  }

  private func chunk(_ next: () throws -> Input?, _ weight: (Input) -> Int) throws -> Chunk {
    var chunk: Chunk = ([], 0)
    while chunk.inputs.count < chunkSize, chunk.weight < chunkWeight, let input = try next() {
      chunk.weight += weight(input)
      chunk.inputs.append(input)
    }
    return chunk
  }
}

extension OrderedRun where Worked == Output {
  /// Two steps: the work gives what can be consumed.
  func run(
    _ next: () throws -> Input?, weight: (Input) -> Int, ready: @escaping @Sendable (Input) -> Input = { $0 },
    _ work: @escaping @Sendable (Input) -> Output, _ consume: (Output) async throws -> Void
  ) async throws {
    try await run(next, weight: weight, ready: ready, work, finish: { $0 }, consume)
  }
}
