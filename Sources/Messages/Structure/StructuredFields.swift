/// The MIME fields of one header (RFC 2045, RFC 2183).
struct StructuredFields {
  private let bytes: UnsafeRawBufferPointer
  private let fields: [HeaderField]

  init(_ bytes: UnsafeRawBufferPointer, _ fields: [HeaderField]) {
    self.bytes = bytes
    self.fields = fields
  }

  private func value(_ name: FieldName) -> Range<Int>? {
    fields.first { $0.name == name }?.valueRange
  }

  /// - Parameter standard: the media type of a part that has no Content-Type (RFC 2046 section 5.1.5).
  func contentType(default standard: String) -> ContentType {
    guard let range = value(.contentType) else {
      let words = standard.split(separator: "/")
      return ContentType(type: String(words[0]), subtype: String(words[1]))
    }
    var reader = ParameterReader(bytes, range)
    let name = reader.leadingWord()
    let parameters = reader.parameters()
    guard let slash = name.firstIndex(of: 0x2F), slash > 0, slash + 1 < name.count,
      !name[(slash + 1)...].contains(0x2F)
    else { return ContentType(type: "text", subtype: "plain", parameters: parameters) }
    return ContentType(
      type: lowerText(name[..<slash]), subtype: lowerText(name[(slash + 1)...]), parameters: parameters)
  }

  var transferEncoding: TransferEncoding {
    guard let range = value(.contentTransferEncoding) else { return .sevenBit }
    var reader = ParameterReader(bytes, range)
    return TransferEncoding(lowerCaseName: lowerText(reader.wordsTogether()[...]))
  }

  var disposition: (type: String, parameters: [ContentType.Parameter])? {
    guard let range = value(.contentDisposition) else { return nil }
    var reader = ParameterReader(bytes, range)
    let word = reader.leadingWord()
    return (lowerText(word[...]), reader.parameters())
  }

  func filename(contentType: ContentType) -> String? {
    let name = disposition?.parameters.first { $0.name == "filename" } ?? contentType.parameter("name")
    guard let name else { return nil }
    // QUIRK: encoded words inside quoted strings are forbidden by RFC 2047 section 5 and written all the same.
    return name.isExtended ? name.value : String(decoding: EncodedWord.decode(Array(name.value.utf8)), as: UTF8.self)
  }

  private func lowerText(_ word: ArraySlice<UInt8>) -> String {
    String(unsafeUninitializedCapacity: word.count) { text in
      var count = 0
      for byte in word {
        text[count] = lowercased(byte)
        count += 1
      }
      return count
    }
  }
}
