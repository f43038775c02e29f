#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The PATHs of a walk, each tree of them once.
struct WalkRoots {
  enum Root {
    case file(FoundFile)
    case folder(FolderWalk)
    /// A device, socket or pipe.
    case other
    /// Lies under one that came before, or is one.
    case known
  }

  /// Without links, dots and doubled slashes: two spellings of one place are equal.
  private var places: Set<[UInt8]> = []
  private var folders: Set<[UInt8]> = []
  /// All folders above a place.
  private var ancestors: Set<[UInt8]> = []

  mutating func add(_ given: [UInt8]) throws(ReadError) -> Root {
    var path = given
    while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    var status = try FileStatus(of: path)
    let place = try Self.place(of: path)
    if case .other = status {
      // A link that somebody named stands for its target.
      path = place
      status = try FileStatus(of: path)
    }
    let above = Self.ancestors(of: place)
    guard !places.contains(place), folders.isDisjoint(with: above) else { return .known }
    defer {
      places.insert(place)
      ancestors.formUnion(above)
    }
    switch status {
    case .file(let size):
      return .file(FoundFile(path: path, relativePath: Self.lastComponent(of: given), size: size))
    case .directory:
      let prefix = place.last == UInt8(ascii: "/") ? place : place + [UInt8(ascii: "/")]
      let inner = ancestors.contains(place) ? places.filter { $0.starts(with: prefix) } : []
      folders.insert(place)
      return .folder(FolderWalk(path, leaving: Set(inner.map { Array($0.dropFirst(prefix.count)) })))
    case .other:
      return .other
    }
  }

  private static func ancestors(of place: [UInt8]) -> [[UInt8]] {
    let slash = UInt8(ascii: "/")
    guard place.count > 1 else { return [] }
    return [[slash]] + place.indices.dropFirst().filter { place[$0] == slash }.map { Array(place[..<$0]) }
  }

  private static func place(of path: [UInt8]) throws(ReadError) -> [UInt8] {
    let place = try SystemPath.with(path) { name -> [UInt8]? in
      guard let place = realpath(name, nil) else { return nil }
      defer { free(place) }
      return UnsafeRawBufferPointer(start: place, count: strlen(place)).map { $0 }
    }
    guard let place else { throw ReadError(path: path, reason: .system(errno: errno)) }
    return place
  }

  private static func lastComponent(of path: [UInt8]) -> [UInt8] {
    path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path
  }
}

/// What stands at a path; links are not followed.
enum FileStatus {
  case directory
  /// With its size in bytes.
  case file(Int)
  case other

  init(of path: [UInt8]) throws(ReadError) {
    var status = stat()
    guard try SystemPath.with(path, { lstat($0, &status) }) == 0 else {
      throw ReadError(path: path, reason: .system(errno: errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .directory
    case S_IFREG: self = .file(Int(status.st_size))
    default: self = .other
    }
  }
}
