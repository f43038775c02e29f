import Diagnosing

@testable import UnicodeRisks

/// Short ways to ask about a text in each context.
enum Ask {
  static func text(_ text: String, hop: String? = nil) -> [Risk] {
    RiskReader.risks(
      in: RiskField(.plainText, Array(text.utf8), declaredCharset: "utf-8"), nextHop: hop.flatMap { NextHop(name: $0) })
  }

  static func bytes(_ bytes: [UInt8], charset: String?) -> [Risk] {
    RiskReader.risks(in: RiskField(.plainText, bytes, declaredCharset: charset))
  }

  static func html(_ source: String) -> [Risk] {
    RiskReader.risks(in: RiskField(.html, Array(source.utf8), declaredCharset: "utf-8"))
  }

  static func property(_ value: String) -> [Risk] {
    RiskReader.risks(in: RiskField(.propertyText(.plain), Array(value.utf8)))
  }

  static func line(_ raw: [UInt8]) -> [Risk] {
    RiskReader.risks(in: RiskField(.contentLine(value: .plain), raw))
  }

  static func header(_ value: String) -> [Risk] {
    RiskReader.risks(in: RiskField(.headerField, Array(value.utf8)))
  }
}

extension [Risk] {
  var codes: [String] { map(\.code.rawValue) }
  var repairs: Set<String> { Set(compactMap { $0.repair.map { String(decoding: $0, as: UTF8.self) } }) }
}

/// What a program makes of UTF-8 that it takes for windows-1252.
func readAs1252(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for byte in text.utf8 {
    let value = Windows1252.character(of: byte) ?? UInt32(byte)
    if let scalar = Unicode.Scalar(value) { result.append(scalar) }
  }
  return String(result)
}

/// What a program makes of UTF-8 that it takes for ISO 8859-1.
func readAsLatin1(_ text: String) -> String {
  String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
}

/// A character by number, where no literal may hold it.
func character(_ value: UInt32) -> String { Unicode.Scalar(value).map { String(Character($0)) } ?? "" }
