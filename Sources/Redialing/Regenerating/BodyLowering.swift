import Charsets
import Messages
import Splicing

/// Carries the edits of a text body outward to its message.
struct BodyLowering {
  let message: Message

  /// - Throws: `RegenerationFailure` where the part cannot hold its new text.
  func lower(_ edits: EditList<BodyText>, of body: BodyCopy) throws(RegenerationFailure) -> EditList<MessageBytes> {
    try check(body.transfer, of: message.entities[body.entity], body.name)
    do throws(LoweringError) {
      return try lower(body.charset.lower(edits), of: body)
    } catch {
      switch (error, body.form) {
      case (.cannotEncode, .plain), (.cannotTransfer, .plain):
        guard let promoted = promotion(of: body, edits) else { throw RegenerationFailure(error, in: body.name) }
        return promoted
      case (.cannotTransfer, .html):
        return try lowerAsReferences(edits, of: body)
      default:
        throw RegenerationFailure(error, in: body.name)
      }
    }
  }

  /// The same for a part that is no body of a meeting, or under another label than it has.
  /// - Parameters:
  ///   - reading: the charset in which the edits count.
  ///   - label: what its charset parameter is to say; nil where it may stay.
  func lower(
    _ edits: EditList<BodyText>, of index: Int, _ reading: Charset, label: String?
  ) throws(RegenerationFailure) -> EditList<MessageBytes> {
    let entity = message.entities[index]
    let transfer = message.layer(of: entity)
    let isMarkup = entity.contentType.is("text/html")
    let body = BodyCopy(
      form: isMarkup ? .html : .plain, entity: index, partNumber: entity.number, transfer: transfer,
      charset: CharsetLayer(
        transfer.decoded, in: 0..<transfer.decoded.count, charset: reading,
        unfitting: isMarkup ? .characterReferences : .refused))
    let lowered = try lower(edits, of: body)
    // A part that became UTF-8 as a whole has its label already.
    guard let label, lowered.replacements.allSatisfy({ $0.range.lowerBound >= entity.body.lowerBound }) else {
      return lowered
    }
    do { return try lowered.merging(message.relabelled(entity, charset: label)) } catch {
      throw RegenerationFailure(Ruling(.cannotEncode, "The label of \(body.name) cannot be changed in place."))
    }
  }

  /// Edits of a part's bytes, under whatever label.
  func lower(_ edits: EditList<PartBytes>, of index: Int) throws(RegenerationFailure) -> EditList<MessageBytes> {
    let entity = message.entities[index]
    let transfer = message.layer(of: entity)
    try check(transfer, of: entity, entity.contentType.name)
    do throws(LoweringError) {
      return try message.lower(edits.trimmed(over: transfer.decoded), into: entity, through: transfer)
    } catch {
      throw RegenerationFailure(error, in: entity.contentType.name)
    }
  }

  /// Only what really differs is encoded anew, and no line of it may be a boundary around it.
  private func lower(
    _ edits: EditList<PartBytes>, of body: BodyCopy
  ) throws(LoweringError) -> EditList<MessageBytes> {
    try message.lower(
      edits.trimmed(over: body.transfer.decoded), into: message.entities[body.entity], through: body.transfer)
  }

  /// What no edit can make right: a broken encoding, or a digest over the body.
  private func check(
    _ transfer: TransferEncodingLayer, of entity: Entity, _ name: String
  ) throws(RegenerationFailure) {
    if !transfer.isIntact {
      throw RegenerationFailure(Ruling(.malformed, "The transfer encoding of \(name) is broken."))
    }
    if entity.field("Content-MD5") != nil {
      throw RegenerationFailure(
        Ruling(.cannotEncode, "\(name) carries a Content-MD5 digest that would no longer hold."))
    }
  }

  /// The part as UTF-8, quoted-printable (contract section 4); nil where a byte of it does not decode.
  private func promotion(of body: BodyCopy, _ edits: EditList<BodyText>) -> EditList<MessageBytes>? {
    guard body.charset.isStrict, !holdsPrivateRows(body) else { return nil }
    return try? message.promoted(message.entities[body.entity], text: edits.applied(to: body.text))
  }

  /// Whether a legacy charset says something in rows of its vendor's: as private use of UTF-8 nobody could read it.
  private func holdsPrivateRows(_ body: BodyCopy) -> Bool {
    guard !body.charset.charset.name.hasPrefix("utf-") else { return false }
    let text = body.text
    return text.indices.contains { index in
      text[index] == 0xEE || text[index] == 0xEF && index + 1 < text.count && (0x80...0xA3).contains(text[index + 1])
    }
  }

  /// A 7bit HTML part: whatever is not ASCII becomes a character reference, which every charset holds.
  private func lowerAsReferences(
    _ edits: EditList<BodyText>, of body: BodyCopy
  ) throws(RegenerationFailure) -> EditList<MessageBytes> {
    do {
      let ascii = try EditList<BodyText>(
        edits.replacements.map { .init(range: $0.range, bytes: CharacterReferences.ascii($0.bytes)) })
      return try lower(body.charset.lower(ascii), of: body)
    } catch let error as LoweringError {
      throw RegenerationFailure(error, in: body.name)
    } catch {
      throw RegenerationFailure(Ruling(.conflict, "Two edits of \(body.name) would meet; nothing was changed."))
    }
  }
}

/// HTML numeric character references.
enum CharacterReferences {
  /// UTF-8 text with every character that is not ASCII as `&#x…;`; what is no UTF-8 as it is.
  static func ascii(_ utf8: [UInt8]) -> [UInt8] {
    guard utf8.contains(where: { $0 >= 0x80 }), let text = String(validating: utf8, as: UTF8.self) else { return utf8 }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count * 2)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.append(UInt8(scalar.value))
      } else {
        result += "&#x\(String(scalar.value, radix: 16, uppercase: true));".utf8
      }
    }
    return result
  }
}
