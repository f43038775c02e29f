extension ConferenceFile {
  /// The file as UTF-8 without byte order mark. UTF-16 needs its mark; Windows PowerShell writes one.
  func utf8() throws(DocumentFault) -> [UInt8] {
    guard bytes.count <= DocumentLimits.bytes else {
      throw DocumentFault(place: .start, message: "larger than a conference file can be")
    }
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
      if let shown = Self.withUnknownLetters(text) { return shown }
      throw DocumentFault(place: DocumentPlace(of: fault.byteOffsets.lowerBound, in: text), message: "not UTF-8")
    }
  }

  /// The same, its fault as every other problem.
  func text() throws(ConferenceFileError) -> [UInt8] {
    do throws(DocumentFault) { return try utf8() } catch {
      let place = error.place
      throw ConferenceFileError(problems: [
        ConferenceFileProblem(file: name, line: Int(place.line), column: Int(place.column), message: error.message)
      ])
    }
  }

  /// A table in one of Windows' code pages: nobody says which, so each letter beyond ASCII becomes U+FFFD. A value that is
  /// used and holds one is refused later; a name in another column is no matter.
  private static func withUnknownLetters(_ text: [UInt8]) -> [UInt8]? {
    guard FileForm(text, name: "") == .table else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    for byte in text {
      if byte < 0x80 { result.append(byte) } else { result += [0xEF, 0xBF, 0xBD] }
    }
    return result
  }

  private func fromUTF16(_ unit: (UInt8, UInt8) -> UInt16) throws(DocumentFault) -> [UInt8] {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw DocumentFault(place: .start, message: "not UTF-16, though it begins with its byte order mark")
    }
    return Array(text.utf8)
  }
}

/// How a file is written, told by its content.
enum FileForm: Equatable {
  case json
  case yaml
  case table

  /// JSON begins with a brace or bracket, a table with a header that is known or with PowerShell's `#TYPE`; all else is YAML.
  /// Only where the content could be either does the name count.
  init(_ text: [UInt8], name: String) {
    let name = name.lowercased()
    let first = text.first { $0 > 0x20 }
    if name.hasSuffix(".csv") || name.hasSuffix(".tsv") || text.starts(with: "#TYPE ".utf8) {
      self = .table
    } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || name.hasSuffix(".json")
      || name.hasSuffix(".jsonl")
    {
      self = .json
    } else {
      self = TableHeader(text)?.layout != nil ? .table : .yaml
    }
  }
}

/// The first line of a table that names its columns, `#TYPE` and empty lines before it passed.
struct TableHeader {
  let record: CSVReader.Record
  let layout: TableLayout?
  /// Where the rows begin.
  let end: Int

  /// Nil for an empty file, and for one that is no table at all.
  init?(_ text: [UInt8]) {
    let start = text.starts(with: "#TYPE ".utf8) ? (text.firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count) : 0
    let delimiter = CSVReader.delimiter(of: Array(text[start..<min(text.count, start + (1 << 16))]))
    var reader = CSVReader(text, delimiter: delimiter, at: start, row: start > 0 ? 1 : 0)
    guard let record = try? reader.next(), record.cells.contains(where: { !$0.text.isEmpty }) else { return nil }
    self.record = record
    layout = TableLayout(header: record, delimiter: delimiter)
    end = reader.index
  }
}
