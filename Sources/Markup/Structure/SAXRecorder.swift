import CLibXML2

/// Start or end of an element as libxml2 reports it.
struct SAXEvent {
  let isStart: Bool
  let name: TagName
  /// Byte of the parser's input at which its cursor stood.
  let offset: Int32
}

/// Runs libxml2's HTML parser over bytes for the sake of its callbacks. The only place that touches the library.
final class SAXRecorder {
  private var events: [SAXEvent] = []
  private var context: htmlParserCtxtPtr?

  /// The library's global state is set up once, before any thread uses it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// - Parameter html: well-formed UTF-8 without control characters, at most 2 GiB.
  /// - Returns: nil when libxml2 gives no parser.
  static func events(of html: [UInt8]) -> [SAXEvent]? {
    guard isReady, !html.isEmpty, html.count < Int32.max else { return html.isEmpty ? [] : nil }
    let recorder = SAXRecorder()
    return html.withUnsafeBytes { recorder.parse($0) } ? recorder.events : nil
  }

  private func parse(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.bindMemory(to: CChar.self).baseAddress,
      let context = htmlCreateMemoryParserCtxt(start, Int32(bytes.count))
    else { return false }
    defer { htmlFreeParserCtxt(context) }
    self.context = context
    var handler = htmlSAXHandler()
    handler.initialized = 1
    handler.startElement = { user, name, _ in SAXRecorder.record(user, name, isStart: true) }
    handler.endElement = { user, name in SAXRecorder.record(user, name, isStart: false) }
    context.pointee.sax.pointee = handler
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    let options = HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    htmlCtxtUseOptions(context, Int32(options | HTML_PARSE_IGNORE_ENC.rawValue))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    withExtendedLifetime(self) { _ = htmlParseDocument(context) }
    self.context = nil
    return true
  }

  private static func record(_ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, isStart: Bool) {
    guard let user, let name else { return }
    Unmanaged<SAXRecorder>.fromOpaque(user).takeUnretainedValue().record(name, isStart: isStart)
  }

  private func record(_ name: UnsafePointer<xmlChar>, isStart: Bool) {
    guard let input = context?.pointee.input?.pointee, let cursor = input.cur, let base = input.base else { return }
    let bytes = UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
    let offset = (cursor - base) + Int(input.consumed)
    events.append(
      SAXEvent(isStart: isStart, name: TagName(bytes.span, 0..<bytes.count), offset: Int32(truncatingIfNeeded: offset)))
  }
}
