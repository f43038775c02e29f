/// Something noticed about an input: collected, never thrown. It never stops a run.
public struct Diagnostic: Sendable, Equatable {
  /// Stable; never reused with another meaning.
  public let code: DiagnosticCode
  /// Byte offset in the space that the producer of the diagnostic reads; nil when it concerns the whole.
  public let offset: Int?
  /// One plain sentence.
  public let message: String

  public init(_ code: DiagnosticCode, at offset: Int? = nil, _ message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }
}
