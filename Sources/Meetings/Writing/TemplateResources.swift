/// The embedded templates: each vendor brings its own.
enum TemplateResources {
  static var all: [(vendor: VendorName, text: [UInt8], html: [UInt8])] {
    VendorRegistry.all.map { vendor in
      let pair = vendor.templates()
      return (vendor.name, pair.text, pair.html)
    }
  }
}
