/// What exports say that is about no single user: bridges, service numbers, policies, the tenant's settings.
struct ServiceDefaults: Sendable {
  struct ServiceNumber: Sendable {
    let kind: NumberKind?
    let label: String?
    let place: FilePlace
  }

  struct Bridge: Sendable {
    let names: [String]
    let isDefault: Bool
    let number: DialInNumber?
    let place: FilePlace
  }

  struct Policy: Sendable {
    let numbers: [DialInNumber]
    let place: FilePlace
  }

  /// By their digits.
  var numbers: [String: ServiceNumber] = [:]
  var bridges: [Bridge] = []
  /// By folded name; `global` holds for everybody who has no other.
  var policies: [String: Policy] = [:]
  /// Numbers that users of exports are given, by their digits: where the first stands, and as what.
  var used: [String: (kind: NumberKind, place: FilePlace)] = [:]
  /// Whether some user's row names a policy.
  var usersNamePolicies = false
  var exportsUsers = false

  var isEmpty: Bool { numbers.isEmpty && bridges.isEmpty && policies.isEmpty }

  /// The levels below a user's own row and above it: what the policy lists, and what the bridge gives to whom has no number.
  func levels(of entry: ConferenceEntry) -> (above: SourcedConference?, below: SourcedConference?) {
    (policy(of: entry), bridge(of: entry))
  }

  private func policy(of entry: ConferenceEntry) -> SourcedConference? {
    let name = entry.policy.map(Self.policyName) ?? "global"
    guard let policy = policies[name], !policy.numbers.isEmpty else { return nil }
    var conference = Conference()
    for number in policy.numbers {
      if kind(of: number) == .tollFree {
        conference.tollFree = (conference.tollFree ?? []) + [number]
      } else {
        conference.toll = (conference.toll ?? []) + [number]
      }
    }
    return SourcedConference(conference, policy.place)
  }

  private func bridge(of entry: ConferenceEntry) -> SourcedConference? {
    guard !bridges.isEmpty else { return nil }
    let named = bridges.first { bridge in bridge.names.contains { entry.bridge.contains($0) } }
    guard let bridge = named ?? (entry.bridge.isEmpty ? bridges.first(where: \.isDefault) : nil),
      let number = bridge.number
    else { return nil }
    var conference = Conference()
    if kind(of: number) == .tollFree { conference.tollFree = [number] } else { conference.toll = [number] }
    return SourcedConference(conference, bridge.place)
  }

  func kind(of number: DialInNumber) -> NumberKind? {
    numbers[NumberSpelling.digits(number.number)]?.kind ?? NumberKind(number.number)
  }

  /// Labels for numbers that came without one: the city of the service number.
  func labelled(_ conference: Conference) -> Conference {
    guard !numbers.isEmpty else { return conference }
    var result = conference
    result.toll = result.toll?.map(labelled)
    result.tollFree = result.tollFree?.map(labelled)
    return result
  }

  private func labelled(_ number: DialInNumber) -> DialInNumber {
    guard number.label == nil else { return number }
    return DialInNumber(number: number.number, label: numbers[NumberSpelling.digits(number.number)]?.label)
  }

  /// `Tag:Germany` and `Germany` are one policy.
  static func policyName(_ name: String) -> String {
    let small = name.lowercased()
    return small.hasPrefix("tag:") ? String(small.dropFirst(4)) : small
  }

  /// What does not go together, once all files are read.
  func problems() -> [ConferenceFileProblem] {
    var result: [ConferenceFileProblem] = []
    func note(_ place: FilePlace, _ message: String) {
      result.append(
        ConferenceFileProblem(file: place.file, line: Int(place.line), column: Int(place.column), message: message))
    }
    for (digits, use) in used where !numbers.isEmpty {
      guard let known = numbers[digits] else {
        note(use.place, "\(digits) is no service number of any bridge in the exported lists")
        continue
      }
      if let kind = known.kind, kind != use.kind {
        let word = kind == .tollFree ? "toll-free" : "toll"
        note(use.place, "\(digits) is \(word) at \(known.place.description), and used as the other kind")
      }
    }
    for (name, policy) in policies where name != "global" && !policy.numbers.isEmpty && exportsUsers {
      if !usersNamePolicies {
        note(policy.place, "no exported user says who has this policy: add the column TeamsAudioConferencingPolicy")
      }
    }
    for policy in policies.values {
      for number in policy.numbers where kind(of: number) == nil && !numbers.isEmpty {
        note(policy.place, "\(number.number) is no service number of any bridge in the exported lists")
      }
    }
    return result
  }
}

/// One level of precedence: what it says, and where that stands.
struct SourcedConference: Sendable {
  var conference: Conference
  let place: FilePlace

  init(_ conference: Conference, _ place: FilePlace) {
    self.conference = conference
    self.place = place
  }
}
