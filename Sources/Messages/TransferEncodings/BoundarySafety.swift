public import Splicing

extension Message {
  /// Would one of the enclosing boundaries stand on a line of this body (RFC 2046 section 5.1.1)? Then everything behind it
  /// would be read as another part. Linear in the body, times the number of enclosing multiparts.
  /// - Parameter body: as it is to stand in the message, transfer encoding and all.
  public func holdsBoundary(_ body: [UInt8], of entity: Entity) -> Bool {
    let delimiters = self.delimiters(around: entity)
    guard !delimiters.isEmpty else { return false }
    return body.withUnsafeBytes { bytes in
      let lines = LineScanner(bytes, 0..<bytes.count)
      var position = 0
      while let line = lines.dashes(from: position) {
        let (text, next) = lines.line(at: line)
        var end = text
        while end > line, isBlank(bytes[end - 1]) { end -= 1 }
        for delimiter in delimiters where end - line == delimiter.count || end - line == delimiter.count + 2 {
          if bytes[line..<line + delimiter.count].elementsEqual(delimiter) { return true }
        }
        guard next < bytes.count else { return false }
        position = next
      }
      return false
    }
  }

  /// The same for edits inside the body.
  /// - Throws: `.cannotTransfer` where a boundary would stand in it.
  public func checkBoundaries(_ edits: EditList<MessageBytes>, in entity: Entity) throws(LoweringError) {
    let inside = edits.replacements.filter {
      $0.range.lowerBound >= entity.body.lowerBound && $0.range.upperBound <= entity.body.upperBound
    }
    let local: EditList<MessageBytes> = try checked(
      inside.map {
        .init(
          range: ($0.range.lowerBound - entity.body.lowerBound)..<($0.range.upperBound - entity.body.lowerBound),
          bytes: $0.bytes)
      })
    if holdsBoundary(local.applied(to: Array(bytes[entity.body])), of: entity) {
      throw .cannotTransfer(encoding: entity.transferEncoding.name)
    }
  }

  private func delimiters(around entity: Entity) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var parent = entity.parent
    while let index = parent {
      if entities[index].isContainer, entities[index].isMultipart,
        let boundary = entities[index].contentType["boundary"]
      {
        result.append(Array("--".utf8) + boundary.utf8)
      }
      parent = entities[index].parent
    }
    return result
  }
}
