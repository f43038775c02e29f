/// The page of local numbers carries the conference id in its query: `https://dialin.example.com/contoso?id=123456789`.
enum LocalNumbersLink {
  /// The old page for a new conference id: as it is when it carries no id, with the id exchanged when the old one is the
  /// whole value of `id=`, and nil when the old id stands there in any other way, because then nobody knows.
  static func carried(_ link: String, from old: String, to new: String) -> String? {
    let id = NumberSpelling.digits(old)
    guard !id.isEmpty else { return link }
    guard let question = link.firstIndex(of: "?") else { return link.contains(id) ? nil : link }
    var parameters = link[link.index(after: question)...].split(separator: "&", omittingEmptySubsequences: false)
      .map(String.init)
    for index in parameters.indices where parameters[index].lowercased().hasPrefix("id=") {
      let value = parameters[index].dropFirst(3)
      if value == id { parameters[index] = parameters[index].prefix(3) + NumberSpelling.digits(new) }
    }
    let result = link[...question] + parameters.joined(separator: "&")
    return result.contains(id) ? nil : String(result)
  }
}
