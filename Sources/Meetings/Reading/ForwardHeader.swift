/// The lines with which mail programs introduce a message that they quote or forward, in many languages.
enum ForwardHeader {
  /// - Parameter candidates: the positions in `content` of all lines that `mayBegin` says yes to, ascending.
  static func positions(in content: [ContentLine], candidates: [Int]) -> [Int] {
    candidates.filter { isHeader(at: $0, in: content) }
  }

  /// Whether a line can be a header by itself; cheap, and never wrong where it says no.
  static func mayBegin(_ text: [UInt8]) -> Bool {
    if isDashed(text) || isAttribution(text) { return true }
    guard let range = labelRange(text), let first = text[range].first,
      lengths[Int(ASCII.lower(first))] & 1 << UInt64(range.count) != 0
    else { return false }
    let label = ASCII.lower(text[range])
    return senders.contains(label) || recurrences.contains(label)
  }

  private static func isHeader(at position: Int, in content: [ContentLine]) -> Bool {
    let text = content[position].text
    // A line of dashes that a vendor's own words stand in opens a block.
    if isDashed(text) { return !content[position].phrases.contains { $0.role == .doNotEdit } }
    if isAttribution(text) { return true }
    guard let label = label(text) else { return false }
    let following = content[(position + 1)..<min(position + 4, content.count)].compactMap { self.label($0.text) }
    if senders.contains(label) { return following.contains(where: sent.contains) }
    return recurrences.contains(label) && following.contains(where: organizers.contains)
  }

  /// `-----Original Appointment-----`, `-----Ursprünglicher Termin-----`
  private static func isDashed(_ text: [UInt8]) -> Bool {
    guard text.count >= 12, text.count <= 120 else { return false }
    let front = text.prefix { $0 == 0x2D }.count
    let back = text.reversed().prefix { $0 == 0x2D }.count
    guard front >= 5, back >= 4, front + back < text.count else { return false }
    return text[front..<(text.count - back)].contains { ASCII.isLetter($0) || $0 >= 0x80 }
  }

  /// `On Monday … Jane wrote:`
  private static func isAttribution(_ text: [UInt8]) -> Bool {
    guard text.last == 0x3A, text.count >= 12, text.count <= 300, text.contains(where: ASCII.isDigit) else {
      return false
    }
    return attributions.contains { text.range(of: $0) != nil }
  }

  private static let attributions: [[UInt8]] = [
    " wrote:", " schrieb", " a écrit", " escribió:", " ha scritto:", " skrev", " schreef", " kirjoitti", " napisał",
    " napsal",
    " escreveu:", "написал", "さんは書きました:", "写道:",
  ].map { Array($0.utf8) }

  /// What stands before a colon within the first 30 bytes, marks of emphasis taken off.
  private static func label(_ text: [UInt8]) -> [UInt8]? { labelRange(text).map { ASCII.lower(text[$0]) } }

  private static func labelRange(_ text: [UInt8]) -> Range<Int>? {
    let head = text.prefix(34)
    guard let colon = colon(in: text), colon > 0 else { return nil }
    var label = head[..<colon].drop { $0 == 0x2A || $0 == 0x20 }
    while let last = label.last, last == 0x2A || last == 0x20 { label = label.dropLast() }
    if label.suffix(2).elementsEqual([0xC2, 0xA0]) { label = label.dropLast(2) }
    return label.indices
  }

  /// The first colon within the first 34 bytes, else the first full-width one.
  private static func colon(in text: [UInt8]) -> Int? {
    text.withUnsafeBufferPointer { bytes in
      let end = min(34, bytes.count)
      var wide: Int?
      for index in 0..<end {
        if bytes[index] == 0x3A { return index }
        if bytes[index] == 0xEF, wide == nil, index + 2 < end, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9A {
          wide = index
        }
      }
      return wide
    }
  }

  /// For each first byte the lengths of the labels that begin with it and may begin a header, as bits: nearly all other labels
  /// are told by that. Labels have 34 bytes at most.
  private static let lengths: [UInt64] = {
    var lengths = Array(repeating: UInt64(0), count: 256)
    for label in senders.union(recurrences) { lengths[Int(label[0])] |= 1 << UInt64(label.count) }
    return lengths
  }()

  private static func labels(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: "|").map { Array($0.utf8) })
  }

  private static let senders = labels(
    "from|von|de|från|fra|van|da|lähettäjä|od|差出人|发件人|寄件者|보낸 사람|От|от|kimden|feladó|expéditeur|remitente|de la|από|מאת|من"
  )
  private static let sent = labels(
    "sent|date|gesendet|datum|envoyé|envoyé le|date d'envoi|skickat|sendt|dato|verzonden|inviato|data|enviado el|enviado|enviada em|fecha"
      + "|lähetetty|päivämäärä|wysłano|data wysłania|odesláno|送信日時|日時|发送时间|日期|寄件日期|보낸 날짜|Отправлено|Дата|gönderme tarihi|gönderildi|elküldve"
      + "|när|trimis|στάλθηκε")
  private static let recurrences = labels(
    "recurrence|meeting status|périodicité|état de la réunion|serientyp|serie|besprechungsstatus|återkommande|mötesstatus|gentagelse|herhaling|"
      + "ricorrenza|periodicidad|periodicidade")
  private static let organizers = labels(
    "organizer|organisateur|organisator|organisatör|arrangør|organizzatore|organizador|organizer of meeting|required attendees"
  )
}
