import Charsets
import Messages
import Splicing

/// A text/plain or text/html body of a message, with the layers it lies under.
struct BodyCopy: Sendable {
  enum Form: Sendable { case plain, html }

  let form: Form
  /// Index into `Message.entities`.
  let entity: Int
  let partNumber: String
  let transfer: TransferEncodingLayer
  let charset: CharsetLayer<PartBytes, BodyText>

  /// `text/plain` or `text/html`.
  var name: String { form == .plain ? "text/plain" : "text/html" }
  /// UTF-8; bytes that do not decode are shown as U+FFFD and cannot be edited.
  var text: [UInt8] { charset.decoded }
}
