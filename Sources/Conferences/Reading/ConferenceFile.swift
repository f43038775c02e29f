/// The bytes of one conference file, YAML or JSON, with the name that problems are told by.
public struct ConferenceFile: Sendable {
  public let name: String
  /// UTF-8, or UTF-16 with a byte order mark (Windows PowerShell writes that).
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension ConferenceFile {
  /// Decodes, tells YAML from JSON, and holds the content to the schema.
  func read() -> (content: Schema.Content, problems: [ConferenceFileProblem]) {
    do {
      return Schema.read(try document(), file: name)
    } catch {
      let place = error.place
      let problem = ConferenceFileProblem(
        file: name, line: Int(place.line), column: Int(place.column), message: error.message)
      return (Schema.Content(), [problem])
    }
  }

  /// JSON begins with a brace; so may YAML, so text that fails as JSON and is not named for it gets a second chance.
  private func document() throws(DocumentFault) -> DocumentNode {
    guard bytes.count <= DocumentLimits.bytes else {
      throw DocumentFault(place: .start, message: "larger than a conference file can be")
    }
    let text = try utf8()
    let first = text.first { $0 > 0x20 }
    let extensions = name.lowercased()
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || extensions.hasSuffix(".json") else {
      return try YAMLReader.document(text)
    }
    do {
      return try JSONReader.document(text)
    } catch {
      guard extensions.hasSuffix(".yaml") || extensions.hasSuffix(".yml") else { throw error }
      return try YAMLReader.document(text)
    }
  }

  private func utf8() throws(DocumentFault) -> [UInt8] {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): return try fromUTF16 { UInt16($0) | UInt16($1) << 8 }
    case (0xFE, 0xFF): return try fromUTF16 { UInt16($0) << 8 | UInt16($1) }
    default: break
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do {
      _ = try UTF8Span(validating: text.span)
      return text
    } catch let fault {
      throw DocumentFault(place: DocumentPlace(of: fault.byteOffsets.lowerBound, in: text), message: "not UTF-8")
    }
  }

  private func fromUTF16(_ unit: (UInt8, UInt8) -> UInt16) throws(DocumentFault) -> [UInt8] {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw DocumentFault(place: .start, message: "not UTF-16, though it begins with its byte order mark")
    }
    return Array(text.utf8)
  }
}
