import ArgumentParser

/// Exit codes of contract section 5 (after sysexits.h). Never 255 (GNU parallel and xargs stop on it), never 99 (Airflow).
enum ExitStatus {
  static let someFailed = ExitCode(1)
  static let foundSomething = ExitCode(2)
  static let usage = ExitCode(64)
  static let nothingReadable = ExitCode(65)
  static let noInput = ExitCode(66)
  static let bug = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let inputOutput = ExitCode(74)
  static let locked = ExitCode(75)
  static let refusedFile = ExitCode(78)
}

/// An error that ends the run: a sentence for standard error and an exit code.
struct RunFailure: Error {
  let status: ExitCode
  let message: String

  init(_ status: ExitCode, _ message: String) {
    self.status = status
    self.message = message
  }
}
