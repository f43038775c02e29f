import Charsets
import Messages
import Splicing

/// Carries the edits of an item's texts outward to the item's bytes.
struct ItemLowering {
  let item: Item

  /// - Throws: `RegenerationFailure` where a copy cannot hold its new text.
  func lower(_ regenerations: some Sequence<Regeneration>) throws(RegenerationFailure) -> EditList<MessageBytes> {
    var calendars: [Int: [EditList<CalendarText>.Replacement]] = [:]
    var bodies: [Int: [EditList<BodyText>.Replacement]] = [:]
    for regeneration in regenerations {
      for (index, edits) in regeneration.calendars { calendars[index, default: []] += edits.replacements }
      for (index, edits) in regeneration.bodies { bodies[index, default: []] += edits.replacements }
    }
    var lowered: [EditList<MessageBytes>.Replacement] = []
    for (index, replacements) in calendars.sorted(by: { $0.key < $1.key }) {
      let edits: EditList<CalendarText> = try list(replacements, "the calendar")
      do throws(LoweringError) {
        lowered += try item.calendars[index].lower(edits, in: item.message).replacements
      } catch {
        throw RegenerationFailure(error, in: "the calendar")
      }
    }
    for (index, replacements) in bodies.sorted(by: { $0.key < $1.key }) {
      let edits: EditList<BodyText> = try list(replacements, item.bodies[index].name)
      lowered += try lower(edits, of: item.bodies[index]).replacements
    }
    return try list(lowered, "the item")
  }

  /// One sorted list of all replacements: sorting once keeps a file of many events linear.
  private func list<S>(
    _ replacements: [ByteReplacement], _ name: String
  ) throws(RegenerationFailure) -> EditList<S> {
    do { return try EditList(replacements) } catch { throw RegenerationFailure(.conflict(error), in: name) }
  }

  private func lower(_ edits: EditList<BodyText>, of body: BodyCopy) throws(RegenerationFailure) -> EditList<
    MessageBytes
  > {
    guard let message = item.message else { return EditList() }
    try check(body, in: message)
    do throws(LoweringError) {
      return try lower(body.charset.lower(edits), of: body, in: message)
    } catch {
      switch (error, body.form) {
      case (.cannotEncode, .plain), (.cannotTransfer, .plain):
        guard let promoted = promotion(of: body, edits) else { throw RegenerationFailure(error, in: body.name) }
        return promoted
      case (.cannotTransfer, .html):
        return try lowerAsReferences(edits, of: body, in: message)
      default:
        throw RegenerationFailure(error, in: body.name)
      }
    }
  }

  /// Only what really differs is encoded anew, and no line of it may be a boundary around it.
  private func lower(
    _ edits: EditList<PartBytes>, of body: BodyCopy, in message: Message
  ) throws(LoweringError) -> EditList<MessageBytes> {
    try message.lower(edits.trimmed(over: body.transfer.decoded), into: message.entities[body.entity])
  }

  /// What no edit can make right: a broken encoding, or a digest over the body.
  private func check(_ body: BodyCopy, in message: Message) throws(RegenerationFailure) {
    if !body.transfer.isIntact {
      throw RegenerationFailure(Ruling(.malformed, "The transfer encoding of \(body.name) is broken."))
    }
    if message.entities[body.entity].field("Content-MD5") != nil {
      throw RegenerationFailure(
        Ruling(.cannotEncode, "\(body.name) carries a Content-MD5 digest that would no longer hold."))
    }
  }

  /// The part as UTF-8, quoted-printable (contract section 4); nil where a byte of it does not decode.
  private func promotion(of body: BodyCopy, _ edits: EditList<BodyText>) -> EditList<MessageBytes>? {
    guard body.charset.isStrict, let message = item.message else { return nil }
    return try? message.promoted(message.entities[body.entity], text: edits.applied(to: body.text))
  }

  /// A 7bit HTML part: whatever is not ASCII becomes a character reference, which every charset holds.
  private func lowerAsReferences(
    _ edits: EditList<BodyText>, of body: BodyCopy, in message: Message
  ) throws(RegenerationFailure) -> EditList<MessageBytes> {
    do {
      let ascii = try EditList<BodyText>(
        edits.replacements.map { .init(range: $0.range, bytes: CharacterReferences.ascii($0.bytes)) })
      return try lower(body.charset.lower(ascii), of: body, in: message)
    } catch let error as LoweringError {
      throw RegenerationFailure(error, in: body.name)
    } catch {
      throw RegenerationFailure(Ruling(.conflict, "Two edits of \(body.name) would meet; nothing was changed."))
    }
  }
}

/// HTML numeric character references.
enum CharacterReferences {
  /// UTF-8 text with every character that is not ASCII as `&#x…;`.
  static func ascii(_ utf8: [UInt8]) -> [UInt8] {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return utf8 }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count * 2)
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        result.append(UInt8(scalar.value))
      } else {
        result += "&#x\(String(scalar.value, radix: 16, uppercase: true));".utf8
      }
    }
    return result
  }
}
