/// One encoding between two spaces: `decoded` reads inward, `lower` carries edits outward.
///
/// **Law.** For every layer over `outer`, and edits that lower without throwing:
/// decoding `layer.lower(edits).applied(to: outer)` gives `edits.applied(to: layer.decoded)`, and bytes of `outer` that no
/// edit touches are copied, never encoded anew. Each layer's own comment says what it means by "touches".
public protocol Layer<Outer, Inner>: Sendable {
  associatedtype Outer: Space
  associatedtype Inner: Space
  /// The inner bytes.
  var decoded: [UInt8] { get }
  /// Linear in the size of the edits and of what they touch.
  func lower(_ edits: EditList<Inner>) throws(LoweringError) -> EditList<Outer>
}
