/// A calendar stream without its folds, as one run of bytes: for a glance over all of it, before anything is parsed.
public enum UnfoldedStream {
  /// Linear, at the speed of a copy. Line ends stay.
  /// - Returns: nil where no LF ends a line, so that what is a fold takes a closer look.
  public static func bytes(of stream: UnsafeRawBufferPointer) -> [UInt8]? {
    guard var end = stream.firstIndex(of: .lineFeed, in: 0..<stream.count) else { return nil }
    return [UInt8](unsafeUninitializedCapacity: stream.count) { buffer, count in
      let output = UnsafeMutableRawBufferPointer(buffer)
      var copied = 0
      func copy(to upper: Int) {
        guard upper > copied else { return }
        UnsafeMutableRawBufferPointer(rebasing: output[count..<count + upper - copied])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: stream[copied..<upper]))
        count += upper - copied
      }
      while true {
        let next = end + 1
        if next < stream.count, stream[next].isBlank {
          copy(to: end > copied && stream[end - 1] == .carriageReturn ? end - 1 : end)
          copied = next + 1
        }
        guard let following = stream.firstIndex(of: .lineFeed, in: next..<stream.count) else { break }
        end = following
      }
      copy(to: stream.count)
    }
  }
}
