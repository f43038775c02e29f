import Markup

/// Elements that a conferencing add-in puts around its own block and nothing else.
enum MeetingWrapper {
  /// Teams' class, and the name it takes on when a received message is copied.
  private static let classes = ["me-email-text", "x_me-email-text"].map { Array($0.utf8) }

  static func isOne(_ element: MarkupElement) -> Bool {
    element.identifiers.contains { classes.contains($0) }
  }
}
