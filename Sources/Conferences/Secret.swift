/// A passcode or another value that may stand in an invitation and nowhere else: no log, report or ledger. Printing it in any
/// way shows dots; only block templates and comparisons open it.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
  private let value: String

  public init(_ value: String) { self.value = value }

  /// The value itself, for a block or a comparison.
  public var revealed: String { value }

  public var description: String { "•••" }
  public var debugDescription: String { description }
}

extension Secret: CustomReflectable {
  public var customMirror: Mirror { Mirror(self, children: []) }
}
