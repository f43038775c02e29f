/// The name of an entry as a path below the archive's.
struct EntryPath {
  /// Components that are neither empty nor `.`, with slashes between them.
  let bytes: [UInt8]
  let problem: ArchiveProblem?

  /// Longest path, in bytes: the system takes 4096 for the whole of it.
  private static let longest = 1024
  private static let longestComponent = 255

  init(_ name: [UInt8]) {
    let components = name.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    bytes = Array(components.joined(separator: [UInt8(ascii: "/")]))
    problem =
      if name.first == UInt8(ascii: "/") || components.isEmpty || components.contains(where: Self.isUnsafe) {
        .unsafeName
      } else if bytes.count > Self.longest || components.contains(where: { $0.count > Self.longestComponent }) {
        .longName
      } else {
        nil
      }
  }

  /// `..`, and names that begin like `C:\`, which are absolute elsewhere.
  private static func isUnsafe(_ component: ArraySlice<UInt8>) -> Bool {
    if component.elementsEqual("..".utf8) || component.contains(0) { return true }
    let parts = component.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    guard parts.count > 1 else { return false }
    return parts[0].isEmpty || parts[0].last == UInt8(ascii: ":") || parts.contains { $0.elementsEqual("..".utf8) }
  }

  /// Every folder on it, the nearest last.
  var folders: some Sequence<ArraySlice<UInt8>> {
    bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "/") }.map { bytes[..<$0] }
  }
}
