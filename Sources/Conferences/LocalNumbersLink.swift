/// The page of local numbers carries the conference id in its query: `https://dialin.example.com/contoso?id=123456789`.
enum LocalNumbersLink {
  /// The old page for a new conference id: as it is when it carries no id, with the id exchanged when the old one is the
  /// whole value of `id=`, and nil when the old id stands there in any other way, because then nobody knows.
  static func carried(_ link: String, from old: String, to new: String) -> String? {
    let id = NumberSpelling.digits(old)
    guard !id.isEmpty else { return link }
    let bytes = Array(link.utf8)
    guard let question = bytes.firstIndex(of: UInt8(ascii: "?")) else { return holds(bytes, id) ? nil : link }
    var result = Array(bytes[...question])
    for parameter in bytes[(question + 1)...].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
      if result.count > question + 1 || parameter.startIndex > question + 1 { result.append(UInt8(ascii: "&")) }
      let name = parameter.prefix(3)
      let isID = ["id=", "ID=", "Id=", "iD="].contains { name.elementsEqual($0.utf8) }
      if isID, parameter.dropFirst(3).elementsEqual(id.utf8) {
        result += name
        result += NumberSpelling.digits(new).utf8
      } else {
        result += parameter
      }
    }
    return holds(result, id) ? nil : String(decoding: result, as: UTF8.self)
  }

  private static func holds(_ text: [UInt8], _ id: String) -> Bool {
    let id = Array(id.utf8)
    guard text.count >= id.count else { return false }
    return (0...(text.count - id.count)).contains { text[$0] == id[0] && text[$0...].starts(with: id) }
  }
}
