extension JSONCursor {
  /// An `onlineMeeting` or `event` of Graph with a join link; false for all else, with the cursor anywhere. `joinInformation`
  /// is read the slow way.
  mutating func graphObject(into slots: inout RowSlots) -> Bool {
    var single = SingleNumbers()
    let isRead = object { cursor, key in
      switch cursor.graphKey(key) {
      case .joinWebURL: return cursor.text(.joinURL, into: &slots)
      case .iCalUID: return cursor.text(.uid, into: &slots)
      case .audioConferencing, .onlineMeeting: return cursor.audio(into: &slots, &single)
      case .joinMeetingIDSettings: return cursor.settings(into: &slots)
      case .participants: return cursor.nested(.organizer) { $0.nestedText(.upn, .organizer, into: &slots) }
      case .organizer: return cursor.nested(.emailAddress) { $0.nestedText(.address, .organizer, into: &slots) }
      case .joinInformation: return cursor.peek == 0x6E && cursor.passValue()
      case .onlineMeetingURL, .joinURL: return cursor.peek == 0x6E && cursor.passValue()
      default: return cursor.passValue()
      }
    }
    return isRead && slots.has(.joinURL) && single.fill(&slots)
  }

  enum GraphKey: String, CaseIterable {
    case joinWebURL = "joinweburl"
    case iCalUID = "icaluid"
    case audioConferencing = "audioconferencing"
    case onlineMeeting = "onlinemeeting"
    case joinMeetingIDSettings = "joinmeetingidsettings"
    case participants, organizer
    case emailAddress = "emailaddress"
    case address, upn
    case joinInformation = "joininformation"
    case onlineMeetingURL = "onlinemeetingurl"
    case joinURL = "joinurl"
    case conferenceID = "conferenceid"
    case tollNumber = "tollnumber"
    case tollNumbers = "tollnumbers"
    case tollFreeNumber = "tollfreenumber"
    case tollFreeNumbers = "tollfreenumbers"
    case dialInURL = "dialinurl"
    case quickDial = "quickdial"
    case phones
    case joinMeetingID = "joinmeetingid"
    case passcode
  }

  private static let graphKeys: [[(name: [UInt8], key: GraphKey)]] = {
    var result = [[(name: [UInt8], key: GraphKey)]](repeating: [], count: 24)
    for key in GraphKey.allCases { result[key.rawValue.utf8.count].append((Array(key.rawValue.utf8), key)) }
    return result
  }()

  private func graphKey(_ range: Range<Int>) -> GraphKey? {
    guard range.count < Self.graphKeys.count else { return nil }
    return Self.graphKeys[range.count].first { candidate in
      range.indices.allSatisfy { bytes[$0] | 0x20 == candidate.name[$0 - range.lowerBound] }
    }?.key
  }

  private mutating func text(_ field: RowField, into slots: inout RowSlots) -> Bool {
    if peek == 0x6E { return passValue() }
    guard let value = plainString(), !value.isEmpty else { return false }
    return slots.fill(field, value)
  }

  private mutating func nested(_ name: GraphKey, _ body: (inout JSONCursor) -> Bool) -> Bool {
    if peek == 0x6E { return passValue() }
    return object { cursor, key in cursor.graphKey(key) == name ? body(&cursor) : cursor.passValue() }
  }

  private mutating func nestedText(_ name: GraphKey, _ field: RowField, into slots: inout RowSlots) -> Bool {
    if peek == 0x6E { return passValue() }
    return object { cursor, key in
      cursor.graphKey(key) == name ? cursor.text(field, into: &slots) : cursor.passValue()
    }
  }

  private mutating func settings(into slots: inout RowSlots) -> Bool {
    if peek == 0x6E { return passValue() }
    return object { cursor, key in
      switch cursor.graphKey(key) {
      case .joinMeetingID: cursor.text(.meetingID, into: &slots)
      case .passcode: cursor.text(.passcode, into: &slots)
      default: cursor.passValue()
      }
    }
  }

  private mutating func audio(into slots: inout RowSlots, _ single: inout SingleNumbers) -> Bool {
    if peek == 0x6E { return passValue() }
    return object { cursor, key in
      switch cursor.graphKey(key) {
      case .conferenceID: return cursor.text(.conferenceID, into: &slots)
      case .joinURL: return cursor.text(.joinURL, into: &slots)
      case .dialInURL: return cursor.text(.localNumbersURL, into: &slots)
      case .tollNumbers: return cursor.numbers(.toll, .toll, into: &slots)
      case .tollFreeNumbers: return cursor.numbers(.tollFree, .tollFree, into: &slots)
      case .tollNumber: return cursor.single(&single.toll)
      case .tollFreeNumber: return cursor.single(&single.tollFree)
      case .quickDial: return cursor.peek == 0x6E && cursor.passValue()
      case .phones: return cursor.list { _ in false }
      default: return cursor.passValue()
      }
    }
  }

  private mutating func numbers(_ kind: NumberKind, _ field: RowField, into slots: inout RowSlots) -> Bool {
    if peek == 0x6E { return passValue() }
    let start = index
    let before = slots.numbers.count
    let isList = list { cursor in
      guard let number = cursor.plainString() else { return false }
      slots.numbers.append((RowSlots.Slot(start: number.lowerBound, count: number.count), kind))
      return true
    }
    return isList && (slots.numbers.count == before || slots.fill(field, start..<index))
  }

  private mutating func single(_ number: inout Range<Int>?) -> Bool {
    if peek == 0x6E { return passValue() }
    guard number == nil, let value = plainString(), !value.isEmpty else { return false }
    number = value
    return true
  }

  /// The numbers that older versions give beside the lists: they count where there is no list.
  struct SingleNumbers {
    var toll: Range<Int>?
    var tollFree: Range<Int>?

    func fill(_ slots: inout RowSlots) -> Bool {
      for (field, number, kind) in [(RowField.toll, toll, NumberKind.toll), (.tollFree, tollFree, .tollFree)] {
        guard let number, !slots.has(field) else { continue }
        slots.numbers.append((RowSlots.Slot(start: number.lowerBound, count: number.count), kind))
        guard slots.fill(field, number) else { return false }
      }
      return true
    }
  }
}
