/// The schema's rules about values, for rows whose values lie in slots. It only says yes, or not so fast: who hears no reads
/// the row the slow way, through `Schema`, which knows the sentences.
enum RowChecks {
  static func accept(_ slots: RowSlots, in bytes: ValueBytes) -> Bool {
    for field in slots.filled {
      guard let value = slots.value(field, in: bytes), accepts(value, for: field) else { return false }
    }
    return acceptNumbers(slots, in: bytes)
  }

  private static func accepts(_ value: ValueBytes, for field: RowField) -> Bool {
    switch field {
    case .uid, .passcode, .footer, .tollLabel, .tollFreeLabel, .bridgeID, .bridgeName, .policy:
      ValueShape.isPlainText(value)
    case .organizer: ValueShape.isAddress(value) && isSimpleAddress(value)
    case .oldJoinURL: ValueShape.isPlainText(value)
    case .joinURL, .shortURL, .localNumbersURL, .resetPINURL, .optionsURL, .helpURL, .legalURL, .logoURL:
      ValueShape.isLink(value)
    case .oldConferenceID, .conferenceID: ValueShape.isConferenceID(value)
    case .meetingID: ValueShape.isPlainText(value) && ValueShape.isMeetingID(value)
    case .dialIn: equals(value, "enabled") || equals(value, "removed")
    case .thirdParty: equals(value, "keep") || equals(value, "replace")
    case .language: ValueShape.isLanguage(value)
    case .toll, .tollFree: true
    case .enabled: false
    }
  }

  /// Numbers of both kinds are compared with each other only the slow way, unless their area codes tell them apart.
  private static func acceptNumbers(_ slots: RowSlots, in bytes: ValueBytes) -> Bool {
    guard !slots.numbers.isEmpty else { return true }
    var kinds = (toll: false, tollFree: false)
    var isTold = true
    for (slot, kind) in slots.numbers {
      let number = ValueBytes(rebasing: bytes[slot.start..<(slot.start + slot.count)])
      guard ValueShape.complaint(aboutNumber: number) == nil else { return false }
      let told = withDigits(of: number) { NumberKind(digits: $0) }
      if let told, told != kind { return false }
      if told == nil { isTold = false }
      if kind == .toll { kinds.toll = true } else { kinds.tollFree = true }
    }
    return isTold || !(kinds.toll && kinds.tollFree)
  }

  private static func withDigits<Answer>(of number: ValueBytes, _ body: (ValueBytes) -> Answer) -> Answer {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: number.count) { buffer in
      var count = 0
      for byte in number where (0x30...0x39).contains(byte) {
        buffer[count] = byte
        count += 1
      }
      return body(ValueBytes(rebasing: buffer[..<count]))
    }
  }

  /// Letters of ASCII, digits and what addresses are made of, with `sip:` in front or not: all that is to be done is to fold
  /// the case.
  static func isSimpleAddress(_ address: ValueBytes) -> Bool {
    for byte in address[withoutScheme(address)...] {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x40, 0x5F: continue
      default: return false
      }
    }
    return true
  }

  /// Where the address begins behind `sip:`.
  static func withoutScheme(_ address: ValueBytes) -> Int {
    address.count > 4 && address[3] == 0x3A && address[0] | 0x20 == 0x73 && address[1] | 0x20 == 0x69
      && address[2] | 0x20 == 0x70 ? 4 : 0
  }

  static func equals(_ value: ValueBytes, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { $0.count == value.count && $0.elementsEqual(value) }
  }
}
