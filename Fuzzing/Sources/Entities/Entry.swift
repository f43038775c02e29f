import Charsets
import Laws
import Messages
import Splicing

/// MIME: parts nest, every body is read through its transfer encoding and charset, and edits of a body change that body.
func entities(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let message = Message(reading: bytes)
  checkTree(message)
  _ = message.addresses(.from, of: message.root)
  for field in message.root.fields { _ = message.text(of: field) }
  var choices = Choices(bytes)
  for entity in message.entities.prefix(8) where !entity.isContainer { checkBody(of: entity, in: message, &choices) }
  checkMailbox(bytes, &choices)
  return 0
}

private func checkTree(_ message: Message) {
  for (index, entity) in message.entities.enumerated() {
    law(entity.index == index, "entities know their place")
    law(entity.header.upperBound <= entity.body.lowerBound, "a header ends before its body: \(entity.number)")
    law(entity.body.upperBound <= message.range.upperBound, "a body ends in its message: \(entity.number)")
    law(entity.depth <= Message.deepestLevel, "depth is bounded")
    for field in entity.fields {
      law(entity.header.contains(field.range), "a field stands in its header: \(entity.number)")
      law(field.range.contains(field.valueRange), "a value stands in its field: \(field.name)")
    }
    guard let parent = entity.parent else { continue }
    law(parent < index, "parents come first")
    law(
      message.entities[parent].body.contains(entity.header.lowerBound..<entity.body.upperBound),
      "a part stands in its parent: \(entity.number)")
  }
}

private func checkBody(of entity: Entity, in message: Message, _ choices: inout Choices) {
  let transfer = message.layer(of: entity)
  let decoded = transfer.decoded
  for probe in [0, decoded.count / 2, decoded.count] where !entity.body.isEmpty {
    let offset = transfer.outerOffset(of: probe)
    law(offset >= entity.body.lowerBound && offset <= entity.body.upperBound, "a decoded byte stands in its body")
  }
  let edits: EditList<PartBytes> = choices.edits(over: decoded.count, from: pieces + [[0x0A], [0x0D, 0x0A]])
  checkLaw(transfer, over: message.bytes, in: entity.body, edits) { output, body in
    TransferEncodingLayer(output, in: body, encoding: entity.transferEncoding).decoded
  }
  guard let charset = message.charset(of: entity, decoded: decoded) else { return }
  checkText(decoded, charset, &choices)
}

private func checkText(_ part: [UInt8], _ charset: Charset, _ choices: inout Choices) {
  let layer = CharsetLayer<PartBytes, BodyText>(part, in: 0..<part.count, charset: charset)
  let text = layer.decoded
  law(UTF8Gate.isValid(text) || layer.charset == .utf8 && !layer.isStrict, "text is UTF-8")
  let edits: EditList<BodyText> = choices.edits(
    over: text.count, at: { $0 == text.count || text[$0] & 0xC0 != 0x80 }, from: pieces)
  checkLaw(layer, over: part, in: 0..<part.count, edits) { output, range in
    CharsetLayer<PartBytes, BodyText>(output, in: range, charset: charset).decoded
  }
}

private func checkMailbox(_ bytes: [UInt8], _ choices: inout Choices) {
  let dialect = bytes.withUnsafeBytes { MailboxReader.dialect(of: $0) }
  var end = 0
  for item in MailboxReader.items(in: bytes).prefix(4) {
    law(item.separator.lowerBound >= end, "messages of a mailbox do not overlap")
    law(item.message.lowerBound == item.separator.upperBound, "a message follows its separator")
    end = item.message.upperBound
    let layer = MailboxQuotingLayer(bytes, in: item.message, dialect: dialect)
    let edits: EditList<MessageBytes> = choices.edits(over: layer.decoded.count, from: pieces + [[0x0A]])
    checkLaw(layer, over: bytes, in: item.message, edits) { output, range in
      MailboxQuotingLayer(output, in: range, dialect: dialect).decoded
    }
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
