import Synchronization

/// A template that is parsed when it is first run: parsing takes longer than writing many blocks, and most runs write one
/// vendor's only.
final class LazyTemplate: Sendable {
  private enum State: Sendable {
    case source([UInt8])
    case parsed(BlockTemplate)
    /// A test sees to it that none of the program's own ever is.
    case broken
  }

  private let state: Mutex<State>

  init(_ source: [UInt8]) { state = Mutex(.source(source)) }

  init(_ template: BlockTemplate) { state = Mutex(.parsed(template)) }

  /// Nil when the template does not parse.
  var template: BlockTemplate? {
    state.withLock { state in
      if case .source(let source) = state { state = (try? BlockTemplate(source)).map { .parsed($0) } ?? .broken }
      if case .parsed(let template) = state { return template }
      return nil
    }
  }
}
