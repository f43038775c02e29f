import Conferences

/// A line with a number to dial, its place before it (`United States: +1 …`) or behind it (`+1 … (San Jose, US)`), and the ID to
/// key in where it stands on the same line (`…,,162399285#`, `… PIN: 162399285#`).
struct InvitationNumber: Equatable {
  var number: DialInNumber
  var isTollFree: Bool
  var conferenceID: String?

  /// - Parameter label: what the line's words stand for; then what is before its colon is no place.
  init?(_ line: ContentLine, label: LabelRole?) {
    guard line.links.allSatisfy({ $0.target.role == .telephone }) else { return nil }
    var text = line.text[...]
    var place: String?
    if let (head, value) = LabelledValue.split(line.text) {
      let startsNumber = line.text.first.map { $0 == 0x2B || $0 == 0x28 || ASCII.isDigit($0) } ?? false
      // `2) Enter Meeting ID: 151946478` is no number to dial.
      if label != nil, ![.oneTap, .dialIn].contains(label) { return nil }
      if label != nil || !startsNumber {
        text = value
        if label == nil { place = ASCII.string(head) }
      }
    } else if label != nil {
      return nil
    }
    if let pin = text.range(of: Array("PIN:".utf8)) {
      conferenceID = Self.digits(text[pin.upperBound...])
      text = text[..<pin.lowerBound]
    }
    let telephone = line.links.first { $0.target.role == .telephone }?.target.parts
    guard let found = NumberLine(Array(text), telephone: telephone) else { return nil }
    number = found.number
    isTollFree = found.isTollFree
    conferenceID = conferenceID ?? found.conferenceIDs.first
    guard let place else { return }
    let named = Self.withoutTollFree(place)
    // A name and a number; a sentence is none.
    guard named.utf8.count <= 60 else { return nil }
    isTollFree = isTollFree || named != place
    number.label = named
  }

  /// The first run of digits, blanks and hyphens inside it left out.
  static func digits(_ text: ArraySlice<UInt8>) -> String? {
    let run = text.drop { !ASCII.isDigit($0) }.prefix { ASCII.isDigit($0) || $0 == 0x20 || $0 == 0x2D }
    let digits = run.filter(ASCII.isDigit)
    return digits.count >= 4 ? ASCII.string(digits) : nil
  }

  /// `Germany (Toll Free)` → `Germany`
  private static func withoutTollFree(_ place: String) -> String {
    let bytes = Array(place.utf8)
    guard bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28),
      bytes[open...].contains(caseless: "toll free") || bytes[open...].contains(caseless: "toll-free")
    else { return place }
    return ASCII.string(bytes[..<open].reversed().drop { $0 == 0x20 }.reversed())
  }
}
