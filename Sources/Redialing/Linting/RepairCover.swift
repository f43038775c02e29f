import Conferences
import Markup
import Meetings

/// Covers what lets a stranger into a meeting in the repaired text of a whole field.
enum RepairCover {
  /// Passcodes of the meeting blocks in it, secret parameters of its links, and whatever word stands behind one like "passcode".
  static func covered(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var secrets: [String] = []
    if BlockReader.mayHoldBlock(bytes) {
      for reading in [
        MeetingText(plain: bytes, in: 0..<bytes.count), MeetingText(TextProjection(of: bytes), of: bytes),
      ] {
        for block in BlockReader().blocks(in: reading) {
          if let passcode = block.conference.passcode?.revealed { secrets.append(passcode) }
        }
      }
    }
    return LabelledCodes.covered(SecretCover(secrets).covered(text))
  }
}
