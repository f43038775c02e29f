import ArgumentParser
import Redialing

/// How new blocks are put in the old ones' place.
struct RewriteOptions: ParsableArguments {
  @Flag(
    help:
      "Move text that somebody typed inside an old block to directly under the new one, instead of reporting it only.")
  var keepTypedText = false

  func apply(to settings: inout RunSettings) {
    settings.keepsTypedText = keepTypedText
  }
}
