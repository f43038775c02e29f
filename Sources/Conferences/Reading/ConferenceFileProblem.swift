/// One thing in a conference file that does not fit its schema. Never quotes a passcode.
public struct ConferenceFileProblem: Sendable, Equatable, CustomStringConvertible {
  /// As it was named on the command line.
  public let file: String
  /// From 1.
  public let line: Int
  /// In Unicode scalars, from 1.
  public let column: Int
  /// One plain sentence, without a full stop.
  public let message: String

  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line:column: message`
  public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// Conference files that are refused; nothing is read or written then (exit code 78).
public struct ConferenceFileError: Error, Sendable, Equatable {
  /// All that was found, in the order of files and lines; at least one.
  public let problems: [ConferenceFileProblem]

  public init(problems: [ConferenceFileProblem]) { self.problems = problems }
}
