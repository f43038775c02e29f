import Reporting

extension String {
  /// The text with control characters and direction marks shown as escapes: safe on a terminal.
  var printable: String { TerminalText.line(self) }

  /// Filled up with blanks to a number of characters.
  func padded(to width: Int) -> String {
    count >= width ? self + " " : self + String(repeating: " ", count: width - count)
  }
}
