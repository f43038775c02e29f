/// What a line of a block is there for.
enum LineRole: Sendable, Equatable {
  case headline, join, transition, twin, meetingID, passcode, rule, heading, number, conferenceID, localNumbers, interop
  case options, pages, help, logo, marker, footer, typed
  /// Not yet decided.
  case unknown

  /// Lines that only a generated block has: they say how far an unfenced block reaches. The others may be anybody's.
  var anchors: Bool {
    switch self {
    case .join, .twin, .meetingID, .conferenceID, .localNumbers, .interop, .options, .pages, .help, .marker,
      .transition:
      true
    default: false
    }
  }
}

/// The lines of a block with their roles.
struct RoleMap: Sendable {
  /// Content positions.
  let range: Range<Int>
  private var roles: [LineRole]

  init(_ range: Range<Int>) {
    self.range = range
    roles = Array(repeating: .unknown, count: range.count)
  }

  subscript(position: Int) -> LineRole {
    get { range.contains(position) ? roles[position - range.lowerBound] : .unknown }
    set { if range.contains(position) { roles[position - range.lowerBound] = newValue } }
  }

  func positions(of role: LineRole) -> [Int] { range.filter { self[$0] == role } }

  func last(where matches: (LineRole) -> Bool) -> Int? { range.last { matches(self[$0]) } }

  func first(of role: LineRole) -> Int? { range.first { self[$0] == role } }
}
