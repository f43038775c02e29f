/// The files under one directory, in the order of their relative paths, found one folder after the other.
struct FolderWalk {
  private struct Level {
    /// To open; and relative to the directory walked, empty for itself.
    let path: [UInt8]
    let relative: [UInt8]
    var names: FolderListing
  }

  private var levels: [Level] = []
  /// Relative paths that another walk lists.
  private let left: Set<[UInt8]>
  private var skipped = 0
  private var failures: [ReadError] = []

  init(_ path: [UInt8], leaving left: Set<[UInt8]> = []) {
    self.left = left
    enter(path, [])
  }

  mutating func takeSkipped() -> Int {
    defer { skipped = 0 }
    return skipped
  }

  mutating func takeFailures() -> [ReadError] {
    defer { failures = [] }
    return failures
  }

  mutating func next() -> FoundFile? {
    while let top = levels.indices.last {
      guard let name = levels[top].names.next() else {
        levels.removeLast()
        continue
      }
      let path = Self.joined(levels[top].path, name)
      let relative = levels[top].relative.isEmpty ? name : Self.joined(levels[top].relative, name)
      if !left.isEmpty, left.contains(relative) { continue }
      do throws(ReadError) {
        switch try FileStatus(of: path) {
        case .directory: enter(path, relative)
        case .file(let size): return FoundFile(path: path, relativePath: relative, size: size)
        case .other: skipped += 1
        }
      } catch {
        failures.append(error)
      }
    }
    return nil
  }

  private mutating func enter(_ path: [UInt8], _ relative: [UInt8]) {
    do throws(ReadError) {
      levels.append(Level(path: path, relative: relative, names: try FolderListing(path)))
    } catch {
      failures.append(error)
    }
  }

  private static func joined(_ directory: [UInt8], _ name: [UInt8]) -> [UInt8] {
    directory.last == UInt8(ascii: "/") ? directory + name : directory + [UInt8(ascii: "/")] + name
  }
}
