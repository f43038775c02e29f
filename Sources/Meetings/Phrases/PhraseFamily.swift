/// Whose words a phrase file holds. Raw values are the middle part of the files' names.
public enum PhraseFamily: String, Sendable, CaseIterable {
  case teams
  /// Skype for Business, Lync, and the block of Outlook.com.
  case skype
  case zoom
  case webex
  case meet
}
