import Splicing

/// The edits of one component, each in the space of the text it belongs to, and what they leave to say.
struct Regeneration {
  /// Edits of calendar texts, by index into `Item.calendars`.
  var calendars: [Int: EditList<CalendarText>] = [:]
  /// Edits of bodies, by index into `Item.bodies`.
  var bodies: [Int: EditList<BodyText>] = [:]
  var sequence: SequenceChange
  /// Names of the copies that got a new block.
  var copies: [String] = []
  /// What a person had typed inside the old block and the new one does not say.
  var lostText: [String] = []
  /// Images that stood inside the old block and do not in the new one.
  var lostImages = LostImages()
  /// `lostText` stands under the new block.
  var keepsLostText = false
  /// Labels that the block's language lacks, so that they are English.
  var fallbackCount = 0

  init(sequence: SequenceChange) { self.sequence = sequence }
}

/// Why a component could not be regenerated: a ruling in the making.
struct RegenerationFailure: Error {
  let ruling: Ruling

  init(_ ruling: Ruling) { self.ruling = ruling }

  init(_ error: LoweringError, in copy: String) {
    switch error {
    case .conflict:
      ruling = Ruling(.conflict, "Two edits of \(copy) would meet; nothing was changed.")
    case .unaligned, .undecodable:
      ruling = Ruling(.cannotEncode, "The block in \(copy) touches bytes that are no characters of its charset.")
    case .cannotEncode(let scalar, let charset):
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      ruling = Ruling(.cannotEncode, "\(copy) is \(charset), which has no U+\(code) that the new block needs.")
    case .cannotTransfer(let encoding):
      ruling = Ruling(.cannotEncode, "The new block does not fit the \(encoding) encoding of \(copy).")
    }
  }
}
