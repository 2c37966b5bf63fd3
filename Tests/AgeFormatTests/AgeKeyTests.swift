import Testing
import Wording

@testable import AgeFormat

/// How keys are written.
@Suite struct AgeKeyTests {
    /// Valid strings of BIP 173.
    static let valid = [
        "A12UEL5L", "a12uel5l",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "?1ezyfcl",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
    ]

    @Test(arguments: valid) func `what the standard calls valid has a right checksum`(text: String) {
        // Two of them have data that is no whole number of bytes: their checksum is right all the same.
        let spoiled = String(text.dropLast()) + (text.hasSuffix("q") ? "p" : "q")
        #expect(Bech32.decode(spoiled) == nil)
        guard let (prefix, bytes) = Bech32.decode(text) else { return }
        #expect(Bech32.encode(prefix: prefix, bytes) == text.lowercased())
    }

    @Test(arguments: [
        "", "1nwldj5", "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8", "10a06t8", "1qzzfhee",
        "a12UEL5L", "\u{20}1nwldj5", "age1", "age1é",
    ]) func `what it calls invalid is refused`(text: String) {
        #expect(Bech32.decode(text) == nil)
    }

    @Test func `a key and its recipient are those that age prints`() throws {
        let key = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
        let identity = try AgeIdentity(key)
        #expect(identity.scalar == [UInt8](repeating: 0x42, count: 32))
        #expect(identity.reveal() == key)
        #expect(
            try identity.recipient.description == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")
    }

    @Test func `keys of other kinds and spellings are refused`() throws {
        let key = AgeIdentityFixture.key
        #expect(throws: AgeError.self) { try AgeIdentity(key.lowercased()) }
        #expect(throws: AgeError.self) { try AgeIdentity(String(key.dropLast())) }
        #expect(throws: AgeError.self) {
            try AgeIdentity(Bech32.encode(prefix: "age", [UInt8](repeating: 1, count: 32)))
        }
        #expect(throws: AgeError.self) { try AgeRecipient(key) }
        #expect(throws: AgeError.self) {
            try AgeRecipient(Bech32.encode(prefix: "age", [UInt8](repeating: 1, count: 31)))
        }
        #expect(throws: AgeError.self) { try AgeIdentity(scalar: [1]) }
    }

    @Test func `no error repeats the key`() {
        let key = AgeIdentityFixture.key
        for text in [key.lowercased(), String(key.dropLast()), key + "Q"] {
            do {
                _ = try AgeIdentity(text)
                Issue.record("\(text.count) letters were taken")
            } catch {
                #expect(!error.problem.description.contains(text.suffix(20)))
                #expect(!"\(error)".contains(text.suffix(20)))
            }
        }
    }

    @Test(arguments: ["A", "AA=", "AA==", "AAA=", "AB", "A A", "AAAA\n", "AA-_", "é"])
    func `base64 has one spelling`(text: String) {
        #expect(AgeBase64.decode(text) == nil)
    }
}

enum AgeIdentityFixture {
    static let key = Bech32.encode(prefix: "age-secret-key-", [UInt8](repeating: 0x42, count: 32)).uppercased()
}
