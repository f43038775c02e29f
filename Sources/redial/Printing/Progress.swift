import Exports
import Redialing
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What was seen so far, in one line on standard error, on a terminal only: a few times a second, however large the files are.
final class Progress: Sendable {
  private struct Seen {
    var files = 0
    var events = 0
    var bytes = 0
    /// Of the file whose pieces come in.
    var pieces = 0
    /// Of an archive, since the last file was read.
    var unpacked = 0
    /// In milliseconds of a clock that only this line knows.
    var shownAt = 0
  }

  private let isShown: Bool
  private let seen = Mutex(Seen())

  private static let interval = 100

  init(isShown: Bool) { self.isShown = isShown }

  func add(_ outcome: FileOutcome) {
    show { seen in
      seen.unpacked = 0
      if outcome.countsAsFile { seen.files += 1 }
      seen.events += outcome.plan.entries.count
      switch outcome.part {
      case .whole: seen.bytes += outcome.file.size
      case .piece(_, let base, _): seen.pieces = base
      case .end(let file):
        seen.bytes += file.size
        seen.pieces = 0
      case .archiveBegin, .archiveEnd: break
      }
    }
  }

  /// One file more of a run without events.
  func addFile(_ size: Int) {
    show { seen in
      seen.files += 1
      seen.bytes += size
    }
  }

  /// Of an archive, while nothing else is to be told.
  func showUnpacked(_ bytes: Int) {
    show { $0.unpacked = bytes }
  }

  func clear() {
    if isShown { Standard.error("\r\u{1B}[K") }
  }

  private func show(after change: (inout Seen) -> Void) {
    guard isShown else { return }
    let line = seen.withLock { seen -> String? in
      change(&seen)
      let now = Self.milliseconds
      guard now - seen.shownAt >= Self.interval else { return nil }
      seen.shownAt = now
      let events = seen.events > 0 ? ", \(seen.events.grouped) events" : ""
      let unpacked = seen.unpacked > 0 ? ", \(seen.unpacked.asSize) unpacked" : ""
      return "\(seen.files.grouped) files\(events), \((seen.bytes + seen.pieces).asSize)\(unpacked)"
    }
    if let line { Standard.error("\r\u{1B}[K" + line) }
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}

extension Int {
  /// Thousands apart: `12,345`.
  var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return self < 0 ? "-" + text : text
  }

  /// A number of bytes in the largest unit that fits, with one decimal: `1.4 GB`, a GB being 10^9.
  var asSize: String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB"]
    var unit = 0
    var size = self * 10
    while size >= 10_000, unit + 1 < units.count {
      size /= 1000
      unit += 1
    }
    return unit == 0 ? "\(self) B" : "\(size / 10).\(size % 10) \(units[unit])"
  }
}
