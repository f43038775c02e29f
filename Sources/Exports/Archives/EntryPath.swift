import Digests

/// The name of an entry as a path below the archive's.
struct EntryPath {
  /// Components that are neither empty nor `.`, with slashes between them.
  let bytes: [UInt8]
  let problem: ArchiveProblem?

  /// Longest path, in bytes: the system takes 4096 for the whole of it.
  private static let longest = 1024
  private static let longestComponent = 255
  /// Components of a path: more are no mailbox's folders, and each folder costs a place in the survey's memory.
  private static let deepest = 100

  init(_ name: [UInt8]) {
    let components = name.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    bytes = Array(components.joined(separator: [UInt8(ascii: "/")]))
    problem =
      if name.first == UInt8(ascii: "/") || components.isEmpty || components.contains(where: Self.isUnsafe)
        || components[0].last == UInt8(ascii: ":")
      {
        .unsafeName
      } else if bytes.count > Self.longest || components.count > Self.deepest
        || components.contains(where: { $0.count > Self.longestComponent })
      {
        .longName
      } else {
        nil
      }
  }

  /// `..`, and names that begin like `C:\`, which are absolute elsewhere. libarchive writes the backslashes of some as slashes: a
  /// path that begins with `C:/` is the same.
  private static func isUnsafe(_ component: ArraySlice<UInt8>) -> Bool {
    if component.elementsEqual("..".utf8) || component.contains(0) { return true }
    let parts = component.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    guard parts.count > 1 else { return false }
    return parts[0].isEmpty || parts[0].last == UInt8(ascii: ":") || parts.contains { $0.elementsEqual("..".utf8) }
  }

  /// A name that fails for people to see, of bounded length. A path that does not fail never looks like it: none ends with a slash.
  static func shown(_ name: [UInt8]) -> [UInt8] {
    name.count <= longestComponent ? name : Array(name.prefix(longestComponent)) + Array("…/".utf8)
  }

  /// Hashes of every folder on it and, last, of the whole.
  var hashes: [UInt64] {
    var hash = FNV1a64()
    var result: [UInt64] = []
    for byte in bytes {
      if byte == UInt8(ascii: "/") { result.append(hash.value) }
      hash.update(byte)
    }
    result.append(hash.value)
    return result
  }
}
