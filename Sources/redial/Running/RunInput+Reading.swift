import Exports
import Redialing

extension RunInput {
  /// The input with its file read, where it is one to read; what cannot hold a meeting is put down again at once. Reading fails
  /// for one file at a time: the others go on.
  @Sendable
  static func read(_ input: RunInput) -> RunInput {
    guard case .file(let entry) = input else { return input }
    do {
      let bytes = try bytes(of: entry)
      let kind = bytes.withUnsafeBytes { Kind(of: $0) }
      if kind == .archive {
        // What came in by a pipe cannot be gone back in.
        return entry.isStandardInput ? .unreadable(entry, ArchiveProblem.standardInput.sentence) : .archive(entry)
      }
      let mayHoldMeeting = bytes.withUnsafeBytes { FilePlanner.mayHoldMeeting($0, kind: kind) }
      return mayHoldMeeting ? .contents(entry, kind, bytes) : .passed(entry, kind)
    } catch {
      return .unreadable(entry, (error as? ReadError)?.sentence ?? (error as? RunFailure)?.message ?? "\(error)")
    }
  }

  private static func bytes(of entry: InputEntry) throws -> [UInt8] {
    if entry.isStandardInput { return try StandardInput.whole() }
    switch entry.content {
    case .bytes(.memory(let bytes)): return bytes
    case .bytes(.file(let file)): return try file.read(0..<file.size)
    default: return try FileReader.bytes(of: entry.path, upTo: FileReader.largestSize)
    }
  }
}
