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

  /// Edits of a part's decoded body carried into the message, and proved to leave the message's structure alone.
  /// - Parameter layer: the part's, where somebody has read it already.
  /// - Throws: what the transfer encoding throws; `.cannotTransfer` where the new body would not be read as this part's.
  public func lower(
    _ edits: EditList<PartBytes>, into entity: Entity, through layer: TransferEncodingLayer? = nil
  ) throws(LoweringError) -> EditList<MessageBytes> {
    let lowered = try (layer ?? self.layer(of: entity)).lower(edits)
    try checkBoundaries(lowered, in: entity)
    return lowered
  }

  /// Would the body still be this part's after the edits?
  /// - Parameter edits: those outside the body do not count.
  /// - Throws: `.cannotTransfer` where a boundary would stand in it, where text would run into the boundary behind an empty
  ///   body, or where no blank line keeps the header apart.
  public func checkBoundaries(_ edits: EditList<MessageBytes>, in entity: Entity) throws(LoweringError) {
    let start = entity.body.lowerBound
    let inside = edits.replacements.filter {
      $0.range.lowerBound >= start && $0.range.upperBound <= entity.body.upperBound
    }
    guard !inside.isEmpty else { return }
    let local: EditList<MessageBytes> = try checked(
      inside.map { .init(range: ($0.range.lowerBound - start)..<($0.range.upperBound - start), bytes: $0.bytes) })
    let body = local.applied(to: Array(bytes[entity.body]))
    if !isApart(body, of: entity) || holdsBoundary(body, of: entity) {
      throw .cannotTransfer(encoding: entity.transferEncoding.name)
    }
  }

  /// Is a blank line before the body, and the boundary's line end behind it? An empty body may lack that.
  func isApart(_ body: [UInt8], of entity: Entity) -> Bool {
    let fieldsEnd = entity.fields.last?.range.upperBound ?? entity.header.lowerBound
    guard entity.header.upperBound > fieldsEnd, isLineEnd(bytes[entity.header.upperBound - 1]) else { return false }
    let end = entity.body.upperBound
    if end == range.upperBound || isLineEnd(bytes[end]) { return true }
    return body.isEmpty
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
