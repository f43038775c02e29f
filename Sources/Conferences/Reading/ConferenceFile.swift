/// The bytes of one file of conference data, with the name that problems are told by: a conference file in YAML or JSON, an
/// export of Graph or PowerShell, or a table.
public struct ConferenceFile: Sendable {
  public let name: String
  /// UTF-8, or UTF-16 with a byte order mark (Windows PowerShell writes that).
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
