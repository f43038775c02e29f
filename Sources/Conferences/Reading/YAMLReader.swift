import Yams

/// YAML through Yams' nodes: their marks give line and column, and every scalar stays the text that it is.
enum YAMLReader {
  /// - Parameter bytes: valid UTF-8 without byte order mark.
  static func document(_ bytes: [UInt8]) throws(DocumentFault) -> DocumentNode {
    if let offset = AliasedKeys.firstOffset(in: bytes) {
      throw DocumentFault(place: DocumentPlace(of: offset, in: bytes), message: "a key must be plain text")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let root: Node?
    do {
      // `.basic` resolves nothing; the default resolver would run patterns over every key.
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw fault(error, in: bytes)
    }
    guard let root else { return DocumentNode(content: .null, place: .start) }
    var budget = bytes.count + DocumentLimits.aliasedNodes
    return try node(root, depth: 0, budget: &budget)
  }

  /// Recursion is bounded by `DocumentLimits.depth`.
  private static func node(_ node: Node, depth: Int, budget: inout Int) throws(DocumentFault) -> DocumentNode {
    let place = node.mark.map { DocumentPlace(line: $0.line, column: $0.column) } ?? .start
    budget -= 1
    guard budget >= 0 else {
      throw DocumentFault(place: place, message: "aliases stand for more than a conference file can hold")
    }
    guard depth <= DocumentLimits.depth else {
      throw DocumentFault(place: place, message: "nested deeper than \(DocumentLimits.depth) levels")
    }
    switch node {
    case .scalar(let scalar): return DocumentNode(content: content(of: scalar), place: place)
    case .sequence(let sequence):
      var items: [DocumentNode] = []
      items.reserveCapacity(sequence.count)
      for item in sequence { items.append(try self.node(item, depth: depth + 1, budget: &budget)) }
      return DocumentNode(content: .sequence(items), place: place)
    case .mapping(let mapping):
      var members: [DocumentNode.Member] = []
      members.reserveCapacity(mapping.count)
      for (key, value) in mapping { members.append(try member(key, value, depth: depth, budget: &budget)) }
      return DocumentNode(content: .mapping(members), place: place)
    case .alias: throw DocumentFault(place: place, message: "an alias without its anchor")
    }
  }

  private static func member(
    _ key: Node, _ value: Node, depth: Int, budget: inout Int
  ) throws(DocumentFault) -> DocumentNode.Member {
    let place = key.mark.map { DocumentPlace(line: $0.line, column: $0.column) } ?? .start
    guard case .scalar(let scalar) = key else { throw DocumentFault(place: place, message: "a key must be plain text") }
    return DocumentNode.Member(
      key: scalar.string, place: place, value: try node(value, depth: depth + 1, budget: &budget))
  }

  private static func content(of scalar: Node.Scalar) -> DocumentNode.Content {
    switch scalar.style {
    case .plain, .any: ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .null : .bare(scalar.string)
    default: .text(scalar.string)
    }
  }

  private static func fault(_ error: any Error, in bytes: [UInt8]) -> DocumentFault {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      DocumentFault(place: DocumentPlace(line: mark.line, column: mark.column), message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      DocumentFault(
        place: DocumentPlace(line: context.mark.line, column: context.mark.column),
        message: "“\(keys.first ?? "")” stands here twice")
    case .reader(let problem, let offset, _, _):
      DocumentFault(place: DocumentPlace(of: offset ?? 0, in: bytes), message: "not YAML: \(problem)")
    default: DocumentFault(place: .start, message: "not YAML")
    }
  }
}

extension DocumentPlace {
  /// The place of a byte offset. Linear in it.
  init(of offset: Int, in bytes: [UInt8]) {
    var line = 1
    var column = 1
    for (index, byte) in bytes.prefix(offset).enumerated() {
      if byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(line: line, column: column)
  }
}
