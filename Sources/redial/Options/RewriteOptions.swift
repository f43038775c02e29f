import ArgumentParser
import Redialing

/// How new blocks are put in the old ones' place.
struct RewriteOptions: ParsableArguments {
  @Flag(
    help:
      "Move text that somebody typed inside an old block to directly under the new one, instead of reporting it only.")
  var keepTypedText = false

  @Flag(
    help:
      "Read everything once before, and let meetings that own a conference decide where a block without a property of its own came from."
  )
  var compareMeetings = false

  func apply(to settings: inout RunSettings) {
    settings.keepsTypedText = keepTypedText
  }
}
