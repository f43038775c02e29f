/// What is switched off as a whole, as `MeetingMigrationEnabled` and `AutomaticallyMigrateUserMeetings` do.
public struct MigrationSwitches: Sendable, Equatable {
  /// Where `enabled: false` stands; nil when everything is on.
  public var disabledAt: String?
  /// False: dial-in data changes no meeting that stays with its vendor.
  public var isAudioEnabled: Bool

  public init(disabledAt: String? = nil, isAudioEnabled: Bool = true) {
    self.disabledAt = disabledAt
    self.isAudioEnabled = isAudioEnabled
  }
}
