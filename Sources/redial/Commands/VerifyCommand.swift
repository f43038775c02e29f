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
    let sources: [LedgerSource]
    let messages: [LedgerMessage]
    do throws(LedgerError) {
      ledger = try Ledger(reading: folder + "/ledger.sqlite")
      sources = try ledger.sources()
      messages = try ledger.messages()
    } catch {
      throw RunFailure(error)
    }
    var problems: [String] = []
    for source in sources { problems += SourceProof(source, folder: folder).problems }
    for message in messages {
      guard let bytes = SourceProof.bytes(of: Array((folder + "/" + message.name).utf8)) else {
        problems.append("\(message.name.printable): missing")
        continue
      }
      if SHA256Digest(of: bytes).bytes != message.digest {
        problems.append("\(message.name.printable): changed since apply wrote it")
      }
    }
    problems += strangers(besides: messages)
    for problem in problems { Standard.complain(problem) }
    if !quiet {
      var out = StandardOutput()
      let edits = sources.reduce(0) { $0 + $1.edits.count }
      out.write("\(sources.count) files, \(edits) planned places, \(messages.count) messages: ")
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
    guard let writer = try? AtomicFileWriter(root: folder) else { return [] }
    return writer.names(in: "outbox").map { "outbox/" + String(decoding: $0, as: UTF8.self) }
      .filter { !known.contains($0) }.map { "\($0.printable): no run of apply stands for this message" }
  }
}

/// Compares one rewritten file with its source, byte for byte outside the planned places.
struct SourceProof {
  private let source: LedgerSource
  private let folder: String

  init(_ source: LedgerSource, folder: String) {
    self.source = source
    self.folder = folder
  }

  var problems: [String] {
    let name = source.path.printable
    guard let old = Self.bytes(of: source.location) else { return ["\(name): the source cannot be read"] }
    guard SHA256Digest(of: old).bytes == source.digest else {
      return ["\(name): the source changed since apply read it"]
    }
    guard let new = Self.bytes(of: Array((folder + "/").utf8) + source.outputLocation) else {
      return ["\(name): the updated file cannot be read"]
    }
    guard SHA256Digest(of: new).bytes == source.outputDigest else {
      return ["\(name): the updated file changed since apply wrote it"]
    }
    return isEqualOutsideEdits(old, new) ? [] : ["\(name): bytes differ outside the planned places"]
  }

  private func isEqualOutsideEdits(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    var (oldAt, newAt) = (0, 0)
    for edit in source.edits {
      guard edit.old.lowerBound >= oldAt, edit.old.upperBound <= old.count, edit.new.lowerBound >= newAt,
        edit.new.upperBound <= new.count,
        old[oldAt..<edit.old.lowerBound] == new[newAt..<edit.new.lowerBound],
        SHA256Digest(of: Array(new[edit.new])).bytes == edit.newDigest
      else { return false }
      (oldAt, newAt) = (edit.old.upperBound, edit.new.upperBound)
    }
    return old[oldAt...] == new[newAt...]
  }

  static func bytes(of path: [UInt8]) -> [UInt8]? {
    var reader = FileReader()
    return try? reader.withBytes(of: path) { Array($0) }
  }
}
