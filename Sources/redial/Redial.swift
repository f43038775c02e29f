import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// redial repairs meeting invitations in mailbox exports after a company's conferencing changed.
///
/// The road through the program, in one direction: read → parse → recognise → judge → regenerate → splice → verify → write →
/// record. `Commands/` holds one command a file; `Options/` what was typed; `Running/` drives the plan over many files; the
/// plan itself is made in the module `Redialing`, which touches neither files, clock nor environment.
@main
struct Redial: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "redial",
    abstract: "Repairs online-meeting blocks in mailbox exports, offline, and proves what it did.",
    version: version,
    subcommands: [
      ScanCommand.self, RequestsCommand.self, DiffCommand.self, ApplyCommand.self, VerifyCommand.self, LintCommand.self,
      ExplainCommand.self,
    ])

  static func main() async {
    // A closed pipe is an error of the write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as RunFailure {
      Standard.complain(failure.message)
      exit(withError: failure.status)
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      // ArgumentParser knows its own errors: usage is 64, --help and --version are 0.
      exit(withError: error)
    }
  }
}
