import Digests
import Testing

@Suite("Digests")
struct DigestTests {
  @Test("SHA-256 has its published values")
  func published() {
    #expect(
      SHA256Digest(of: Array("abc".utf8)).hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let empty: [UInt8] = []
    #expect(SHA256Digest(of: empty).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    Array("abc".utf8).withUnsafeBytes { #expect(SHA256Digest(of: $0) == SHA256Digest(of: Array("abc".utf8))) }
  }
}
