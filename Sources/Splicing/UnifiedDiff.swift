/// How one list of lines becomes another, in hunks with some unchanged lines around each change.
///
/// Myers' greedy algorithm behind the common beginning and end; it is the shortest script as long as that has at most
/// `mostChanges` lines. Beyond, what lies between the common ends is shown as replaced as a whole: long, right, and linear.
public struct UnifiedDiff: Sendable, Equatable {
  /// One line of a hunk; indices count lines of either list from 0.
  public enum Line: Sendable, Equatable {
    case kept(old: Int, new: Int)
    case removed(old: Int)
    case added(new: Int)
  }

  /// Neighbouring changes with their context.
  public struct Hunk: Sendable, Equatable {
    /// Lines of the old list that the hunk covers.
    public let old: Range<Int>
    public let new: Range<Int>
    public let lines: [Line]

    /// `@@ -3,7 +3,8 @@`, as GNU diff writes it: lines count from 1, and an empty range names the line before it.
    public var header: String { "@@ -\(Self.span(old)) +\(Self.span(new)) @@" }

    private static func span(_ range: Range<Int>) -> String {
      switch range.count {
      case 0: "\(range.lowerBound),0"
      case 1: "\(range.lowerBound + 1)"
      default: "\(range.lowerBound + 1),\(range.count)"
      }
    }
  }

  /// In order; none when the lists are equal.
  public let hunks: [Hunk]

  /// - Parameter context: unchanged lines before and after each change.
  public init<Element: Hashable>(from old: [Element], to new: [Element], context: Int = 3) {
    hunks = Self.hunks(of: LineScript(old, new).lines, context: context)
  }

  private static func hunks(of script: [Line], context: Int) -> [Hunk] {
    var hunks: [Hunk] = []
    var first: Int?
    var last = 0
    for index in script.indices where !isKept(script[index]) {
      if let start = first, index - last > 2 * context + 1 {
        hunks.append(hunk(script, max(0, start - context)..<min(script.count, last + 1 + context)))
        first = index
      }
      first = first ?? index
      last = index
    }
    if let start = first { hunks.append(hunk(script, max(0, start - context)..<min(script.count, last + 1 + context))) }
    return hunks
  }

  private static func isKept(_ line: Line) -> Bool { if case .kept = line { true } else { false } }

  private static func hunk(_ script: [Line], _ range: Range<Int>) -> Hunk {
    // Where the hunk begins in both lists: after all lines of the script before it.
    var old = 0
    var new = 0
    if let before = script[..<range.lowerBound].last, case .kept(let o, let n) = before { (old, new) = (o + 1, n + 1) }
    var (oldEnd, newEnd) = (old, new)
    for line in script[range] {
      switch line {
      case .kept:
        oldEnd += 1
        newEnd += 1
      case .removed: oldEnd += 1
      case .added: newEnd += 1
      }
    }
    return Hunk(old: old..<oldEnd, new: new..<newEnd, lines: Array(script[range]))
  }
}
