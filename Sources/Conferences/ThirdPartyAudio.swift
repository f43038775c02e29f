/// What happens to a dial-in part that belongs to an outside audio provider (contract section 6, item 6).
public enum ThirdPartyAudio: String, Sendable, Equatable {
  case keep
  case replace
}
