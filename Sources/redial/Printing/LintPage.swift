import ArgumentParser
import Diagnosing
import Redialing

/// What the findings of a run are put under.
enum LintGrouping: String, ExpressibleByArgument, CaseIterable, Sendable {
  case file, code, property
}

/// Findings as a compiler prints them: place, code, sentence, and the text with the place marked. Safe for terminals.
struct LintPage {
  private let grouping: LintGrouping?
  private let isColored: Bool
  private var held: [Finding] = []

  init(grouping: LintGrouping?, isColored: Bool) {
    (self.grouping, self.isColored) = (grouping, isColored)
  }

  /// What is to be printed now: nothing where findings wait for their group.
  mutating func text(of finding: Finding) -> String {
    guard grouping != nil else { return Self.lines(of: finding, withPath: true, isColored) }
    held.append(finding)
    return ""
  }

  /// All groups in the order of their headings, each in the order of paths and places.
  consuming func groups() -> String {
    guard let grouping else { return "" }
    let groups = Dictionary(grouping: held) { finding in
      switch grouping {
      case .file: finding.path
      case .code: finding.code
      case .property: finding.property
      }
    }
    let isColored = isColored
    return groups.sorted { $0.key < $1.key }.map { heading, findings in
      let title = "\(heading.printable) (\(findings.count))"
      let body = findings.map { Self.lines(of: $0, withPath: grouping != .file, isColored) }
      return Self.bold(title, isColored) + "\n" + body.joined() + "\n"
    }.joined()
  }

  private static func lines(of finding: Finding, withPath: Bool, _ isColored: Bool) -> String {
    let place = (withPath ? finding.path.printable + ":" : "") + "\(finding.line):\(finding.column)"
    var text = "\(bold(place + ":", isColored)) \(finding.code) \(severity(of: finding, isColored)): "
    text += "\(finding.message.printable) (\(finding.property.printable))"
    if let outcome = finding.outcome { text += " [\(words(for: outcome))]" }
    text += "\n    \(finding.excerpt.printable)\n"
    return text + marks(under: finding)
  }

  private static func words(for outcome: Finding.Outcome) -> String {
    switch outcome {
    case .goesAway: "goes away"
    case .repaired: "repaired"
    case .restored(let source): "restored from \(source.printable)"
    case .left(let why): "left: \(why.printable)"
    }
  }

  /// `^` under each column of the place.
  private static func marks(under finding: Finding) -> String {
    let excerpt = Array(finding.excerpt.utf8)
    let mark = finding.excerptMark.clamped(to: 0..<excerpt.count)
    // What the terminal does not get as it stands, it does not get marked.
    guard !mark.isEmpty, finding.excerpt.printable == finding.excerpt,
      let before = String(validating: excerpt[..<mark.lowerBound], as: UTF8.self),
      let inside = String(validating: excerpt[mark], as: UTF8.self)
    else { return "" }
    let width = max(1, TerminalWidth.columns(of: inside))
    return String(repeating: " ", count: 4 + TerminalWidth.columns(of: before))
      + String(repeating: "^", count: width) + "\n"
  }

  private static func bold(_ text: String, _ isColored: Bool) -> String {
    isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private static func severity(of finding: Finding, _ isColored: Bool) -> String {
    guard isColored else { return finding.severity.rawValue }
    let colour =
      switch finding.severity {
      case .mangled: "31"
      case .atRisk: "33"
      case .suspicious: "35"
      case .info: "36"
      }
    return "\u{1B}[\(colour)m\(finding.severity.rawValue)\u{1B}[0m"
  }
}

/// How many columns printable text takes on a terminal.
enum TerminalWidth {
  static func columns(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) } }

  /// East Asian wide and full-width characters, and emoji (UAX #11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
