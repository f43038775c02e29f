import Exports
import Meetings
import Redialing

/// The folder of `--templates`: `<name>.text.mustache`, and `<name>.html.mustache` where the HTML is not to be made of the text.
struct TemplateFolder {
  private var sources: [String: (text: [UInt8]?, html: [UInt8]?)] = [:]
  private let folder: String

  init(_ folder: String) throws {
    self.folder = folder
    let walk: Walk
    do throws(ReadError) { walk = try Walk([Array(folder.utf8)]) } catch {
      throw RunFailure(ExitStatus.noInput, "cannot read \(folder.printable): \(error.sentence)")
    }
    for file in walk {
      let name = String(decoding: file.relativePath, as: UTF8.self)
      guard name.hasSuffix(".mustache"), !name.hasPrefix(".") else { continue }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, Self.isName(parts[0]), parts[1] == "text" || parts[1] == "html" else {
        throw refused(
          name, "is not called <name>.text.mustache or <name>.html.mustache, the name in a-z, 0-9 and hyphens")
      }
      let bytes = try InputFile.whole(String(decoding: file.path, as: UTF8.self))
      guard bytes.count <= 1 << 20, String(validating: bytes, as: UTF8.self) != nil else {
        throw refused(name, "is no UTF-8, or is over 1 MiB")
      }
      if parts[1] == "text" { sources[parts[0], default: (nil, nil)].text = bytes }
      if parts[1] == "html" { sources[parts[0], default: (nil, nil)].html = bytes }
    }
    guard !sources.isEmpty else { throw RunFailure(ExitStatus.refusedFile, "\(folder.printable) holds no template") }
  }

  /// The templates with this folder's added. Throws exit status 78 with the file and the reason for one that is refused.
  func added(to templates: OwnTemplates) throws -> OwnTemplates {
    var result = templates
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      guard let text = source.text else {
        throw refused(name + ".html.mustache", "has no \(name).text.mustache beside it")
      }
      do {
        try OwnTemplate.load(name: VendorName(rawValue: name), text: text, html: source.html, into: &result)
      } catch {
        let file = name + (error.kind == .html && source.html != nil ? ".html.mustache" : ".text.mustache")
        throw refused(file + (error.line.map { ":\($0)" } ?? ""), error.why)
      }
    }
    return result
  }

  private func refused(_ file: String, _ why: String) -> RunFailure {
    RunFailure(ExitStatus.refusedFile, "\(folder.printable)/\(file.printable) \(why)")
  }

  private static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count) && text != "current"
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
