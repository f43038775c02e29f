/// One conference that a component shows or owns: what a comparison across the batch needs to know of it.
public struct ConferenceMark: Sendable, Equatable {
  /// By what right a component has a conference, in rising order.
  public enum Standing: Int, Sendable {
    /// A block of it is there, pasted, quoted or of unclear origin.
    case shown
    /// Its block was judged to be the component's own, without a property.
    case generated
    /// A filled conference property names it.
    case owned
  }

  /// Tells conferences apart (`ConferenceIdentity.mainKey`). Secret in parts: for comparison only, never printed or stored as it is.
  public let key: String
  public let vendor: String
  public let standing: Standing
  /// `add-in`, `pasted`, `unclear`, or `none` where only a property names it.
  public let provenance: String

  public init(key: String, vendor: String, standing: Standing, provenance: String) {
    self.key = key
    self.vendor = vendor
    self.standing = standing
    self.provenance = provenance
  }
}
