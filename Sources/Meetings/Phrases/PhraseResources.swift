/// The phrase files, which are embedded in the program: each vendor brings its own.
enum PhraseResources {
  static var all: [PhraseFile] {
    VendorRegistry.all.flatMap { vendor in
      vendor.phrases().map { PhraseFile(family: vendor.family, bytes: $0) }
    }
  }
}
