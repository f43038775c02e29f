import ArgumentParser
import Digests
import Exports
import Ledger

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Proves that the output differs from its sources only where planned.")

  @Argument(help: ArgumentHelp("An output folder of apply.", valueName: "dir"))
  var folder: String

  @Flag(help: "Say nothing unless something is wrong.")
  var quiet = false

  func run() throws {
    guard access(folder + "/ledger.sqlite", F_OK) == 0 else {
      throw RunFailure(ExitStatus.noInput, "\(folder.printable) is no output folder of apply: it has no ledger.sqlite")
    }
    let ledger: Ledger
    let messages: [LedgerMessage]
    var problems: [String] = []
    var (files, places) = (0, 0)
    do throws(LedgerError) {
      ledger = try Ledger(reading: folder + "/ledger.sqlite")
      messages = try ledger.messages()
      var archives: [ArchiveProof] = []
      try ledger.forEachSource { source, edits in
        files += 1
        if let archive = source.archive {
          if archives.last?.path != archive { archives.append(ArchiveProof(path: archive)) }
          archives[archives.count - 1].expected += 1
          return
        }
        var proof = SourceProof(source, folder: folder)
        if let problem = try proof.problem(edits) { problems.append(problem) }
        places += proof.places
      }
      for var archive in archives {
        problems += try archive.problems(ledger, folder: folder)
        places += archive.places
      }
    } catch {
      throw RunFailure(error)
    }
    for message in messages {
      var reader = FileReader()
      let digest = try? reader.withBytes(of: Array((folder + "/" + message.name).utf8)) { SHA256Digest(of: $0).bytes }
      if digest == nil {
        problems.append("\(message.name.printable): missing")
      } else if digest != message.digest {
        problems.append("\(message.name.printable): changed since apply wrote it")
      }
    }
    problems += strangers(besides: messages)
    for problem in problems { Standard.complain(problem) }
    if !quiet {
      var out = StandardOutput()
      out.write("\(files) files, \(places) planned places, \(messages.count) messages: ")
      out.write(problems.isEmpty ? "every other byte is the source's.\n" : "\(problems.count) problems.\n")
      out.flush()
    }
    if !problems.isEmpty { throw ExitStatus.someFailed }
  }
}

extension VerifyCommand {
  /// Messages in the outbox that no ledger line stands for.
  private func strangers(besides messages: [LedgerMessage]) -> [String] {
    let known = Set(messages.map(\.name))
    return AtomicFileWriter.names(in: folder + "/outbox").map { "outbox/" + String(decoding: $0, as: UTF8.self) }
      .filter { !known.contains($0) }.map { "\($0.printable): no run of apply stands for this message" }
  }
}
