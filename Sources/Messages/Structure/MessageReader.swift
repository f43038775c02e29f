import Diagnosing

/// One forward walk over a message (RFC 2046 section 5.1). What encloses the current line stands on a stack of at most 100
/// frames, so there is no recursion, and every line is looked at once.
struct MessageReader {
  private struct Frame {
    let entity: Int
    /// With its two hyphens; nil for the frame of a message/rfc822 part.
    let delimiter: [UInt8]?
    /// The closing boundary was there; what follows is the epilogue.
    var isClosed = false
    var children = 0
  }

  private struct Hit {
    let frame: Int
    let isClose: Bool
    let line: Int
    let next: Int
  }

  private let bytes: UnsafeRawBufferPointer
  private let range: Range<Int>
  private let lines: LineScanner
  private var frames: [Frame] = []
  private(set) var entities: [Entity] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var saidTooDeep = false

  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    self.bytes = bytes
    self.range = range
    lines = LineScanner(bytes, range)
  }

  mutating func read() {
    guard var position = begin(at: range.lowerBound, parent: nil) else { return }
    while let hit = nextBoundary(from: position) {
      let bodyStart = entities[entities.count - 1].body.lowerBound
      close(above: hit.frame, at: max(bodyStart, lines.textEnd(before: hit.line, floor: range.lowerBound)))
      if hit.isClose {
        frames[hit.frame].isClosed = true
        position = hit.next
      } else if let next = begin(at: behindRepeats(of: hit), parent: hit.frame) {
        position = next
      } else {
        break
      }
    }
    for frame in frames where frame.delimiter != nil && !frame.isClosed { reportMissing(frame) }
  }

  // MARK: Entities

  /// Reads a header and opens what it announces.
  /// - Parameter parent: a frame.
  /// - Returns: where the search for the next boundary begins; nil when no more is read.
  private mutating func begin(at start: Int, parent: Int?) -> Int? {
    var (start, parent) = (start, parent)
    while true {
      guard entities.count < Message.mostParts else {
        sayTooDeep(start, "More parts than are read (\(Message.mostParts)).")
        return nil
      }
      let header = HeaderReader(lines, at: start) { match(line: $0, text: $1) != nil }
      if header.isTruncated { sayTooDeep(start, "A header is longer than is read.") }
      if let parent { frames[parent].children += 1 }
      let entity = makeEntity(header, from: start, parent: parent)
      entities.append(entity)
      guard let delimiter = opened(by: entity) else { return header.end }
      if frames.count >= Message.deepestLevel {
        sayTooDeep(start, "Parts are nested deeper than is read (\(Message.deepestLevel)).")
        return header.end
      }
      entities[entity.index].isContainer = true
      frames.append(Frame(entity: entity.index, delimiter: delimiter.isEmpty ? nil : delimiter))
      if !delimiter.isEmpty { return header.end }
      start = header.end
      parent = frames.count - 1
    }
  }

  private func makeEntity(_ header: HeaderReader, from start: Int, parent: Int?) -> Entity {
    let above = parent.map { entities[frames[$0].entity] }
    let reader = StructuredFields(bytes, header.fields)
    let type = reader.contentType(
      default: above?.contentType.name == "multipart/digest" ? "message/rfc822" : "text/plain")
    return Entity(
      number: parent.map { "\(entities[frames[$0].entity].number).\(frames[$0].children)" } ?? "1",
      index: entities.count, parent: above?.index, depth: (above?.depth ?? -1) + 1, header: start..<header.end,
      fields: header.fields, body: header.end..<range.upperBound, contentType: type,
      transferEncoding: reader.transferEncoding, disposition: reader.disposition?.type,
      filename: reader.filename(contentType: type),
      isInsideForwardedMessage: above.map { $0.isInsideForwardedMessage || $0.contentType.isEnclosedMessage } ?? false,
      isProtected: (above?.isProtected ?? false) || type.isProtected, isContainer: false)
  }

  /// The delimiter of a multipart, empty for an enclosed message, nil for a leaf.
  private func opened(by entity: Entity) -> [UInt8]? {
    if entity.isMultipart, let boundary = entity.contentType["boundary"] {
      var delimiter = Array("--".utf8) + boundary.utf8
      while let last = delimiter.last, isBlank(last) { delimiter.removeLast() }
      return delimiter.count > 2 ? delimiter : nil
    }
    // An encoded message (RFC 2046 forbids it) is a leaf: its ranges would not be ranges of the message.
    switch entity.transferEncoding {
    case .base64, .quotedPrintable: return nil
    default: return entity.contentType.isEnclosedMessage ? [] : nil
    }
  }

  private mutating func close(above frame: Int, at end: Int) {
    var index = entities.count - 1
    while index > frames[frame].entity, entities[index].body.upperBound == range.upperBound {
      entities[index].body = entities[index].body.lowerBound..<max(entities[index].body.lowerBound, end)
      index -= 1
    }
    for inner in frames[(frame + 1)...] {
      let entity = entities[inner.entity]
      entities[inner.entity].body =
        entity.body.lowerBound..<max(entity.body.lowerBound, min(entity.body.upperBound, end))
      if inner.delimiter != nil, !inner.isClosed { reportMissing(inner) }
    }
    frames.removeSubrange((frame + 1)...)
  }

  // MARK: Boundaries

  private func nextBoundary(from start: Int) -> Hit? {
    guard frames.contains(where: { $0.delimiter != nil && !$0.isClosed }) else { return nil }
    var position = start
    while let line = lines.dashes(from: position) {
      let (text, next) = lines.line(at: line)
      if let (frame, isClose) = match(line: line, text: text) {
        return Hit(frame: frame, isClose: isClose, line: line, next: next)
      }
      guard next < range.upperBound else { return nil }
      position = next
    }
    return nil
  }

  /// The open multipart whose delimiter is this line; the outermost, should one be named twice.
  private func match(line: Int, text: Int) -> (frame: Int, isClose: Bool)? {
    guard line + 2 < text, bytes[line] == 0x2D, bytes[line + 1] == 0x2D else { return nil }
    var end = text
    while isBlank(bytes[end - 1]) { end -= 1 }
    let length = end - line
    for (index, frame) in frames.enumerated() where !frame.isClosed {
      guard let delimiter = frame.delimiter, length == delimiter.count || length == delimiter.count + 2 else {
        continue
      }
      guard stands(delimiter, at: line) else { continue }
      if length == delimiter.count { return (index, false) }
      if bytes[end - 1] == 0x2D, bytes[end - 2] == 0x2D { return (index, true) }
    }
    return nil
  }

  /// From the end, where the boundaries of one sender differ.
  private func stands(_ delimiter: [UInt8], at line: Int) -> Bool {
    var index = delimiter.count - 1
    while index >= 0, bytes[line &+ index] == delimiter[index] { index &-= 1 }
    return index < 0
  }

  /// QUIRK: a boundary line that comes twice in a row opens one part.
  private func behindRepeats(of hit: Hit) -> Int {
    var position = hit.next
    while position < range.upperBound {
      let (text, next) = lines.line(at: position)
      guard let (frame, isClose) = match(line: position, text: text), frame == hit.frame, !isClose else { break }
      position = next
    }
    return position
  }

  // MARK: Diagnostics

  private mutating func reportMissing(_ frame: Frame) {
    let entity = entities[frame.entity]
    if frame.children == 0 { entities[frame.entity].isContainer = false }
    diagnostics.append(
      Diagnostic(
        .boundaryMissing, at: entity.header.lowerBound,
        frame.children == 0
          ? "No boundary of the multipart was found." : "The closing boundary of the multipart is missing."))
  }

  private mutating func sayTooDeep(_ offset: Int, _ message: String) {
    guard !saidTooDeep else { return }
    saidTooDeep = true
    diagnostics.append(Diagnostic(.tooDeep, at: offset, message))
  }
}

extension ContentType {
  /// A message inside a message.
  var isEnclosedMessage: Bool { type == "message" && (subtype == "rfc822" || subtype == "global" || subtype == "news") }

  /// Signed, encrypted, rights-managed, or of a format whose insides are never rewritten.
  var isProtected: Bool {
    guard type == "multipart" || type == "application" else { return false }
    return switch name {
    case "multipart/signed", "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime",
      "application/x-microsoft-rpmsg-message", "application/ms-tnef", "application/vnd.ms-tnef":
      true
    default: false
    }
  }
}
