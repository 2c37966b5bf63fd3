import Surroundings
import Testing
import VigieTestSupport

@testable import AgeFormat

/// Files that say they are whole, sealed with a key their maker knew, but not written as the format asks.
@Suite struct HostileFileTests {
    let random = SeededRandom(seed: 11)
    let identity: AgeIdentity
    let key: AgeFileKey
    let own: AgeStanza

    init() throws {
        identity = AgeIdentity(random: random)
        key = AgeFileKey(random: random)
        own = try identity.recipient.wrap(key, random: random)
    }

    /// A file with a header of one's own making, rightly authenticated.
    private func file(_ stanzas: String, code: String? = nil, version: String = AgeHeader.versionLine) throws -> [UInt8]
    {
        let signed = Array((version + "\n" + stanzas + "---").utf8)
        let line = code ?? " " + AgeBase64.encode(key.code(of: signed)) + "\n"
        return signed + Array(line.utf8) + (try AgePayload.seal([1, 2, 3], key: key, random: random))
    }

    private func open(_ file: [UInt8]) throws -> [UInt8] {
        try AgeFile.open(file, with: [identity])
    }

    private func isHeaderRefused(_ file: [UInt8]) -> Bool {
        do {
            _ = try open(file)
            return false
        } catch AgeError.malformedHeader {
            return true
        } catch {
            return false
        }
    }

    @Test func `what is well made is opened, with stanzas of unknown kinds beside`() throws {
        #expect(try open(file(own.text)) == [1, 2, 3])
        #expect(try open(file("-> grease-x ~ !\n\n" + own.text + "-> other\nAAAA\n")) == [1, 2, 3])
        let full = AgeStanza(arguments: ["full"], body: [UInt8](repeating: 7, count: 48))
        #expect(full.text.hasSuffix("\n\n"))
        #expect(try open(file(full.text + own.text)) == [1, 2, 3])
    }

    @Test(arguments: [
        "-> X25519\n", "->  X25519 a\n\n", "-> \n\n", "-> a \n\n", "->a\n\n", "-- a\n\n", "-> a\nAA==\n", "-> a\nAB\n",
        "-> a\nA\n", "-> a b\u{e9}\n\n", "-> a\r\n\r\n", "-> a\n \n", "\n",
        "-> a\n" + String(repeating: "A", count: 68) + "\n",
        "-> a\n" + String(repeating: "A", count: 64) + "\n", "-> a\tb\n\n",
    ]) func `a stanza that is written otherwise is refused`(stanza: String) throws {
        #expect(isHeaderRefused(try file(stanza + own.text)), "\(stanza.debugDescription)")
    }

    @Test func `other versions, codes and headers without recipients are refused`() throws {
        #expect(isHeaderRefused(try file(own.text, version: "age-encryption.org/v2")))
        #expect(isHeaderRefused(try file(own.text, version: "age-encryption.org/v1 ")))
        #expect(isHeaderRefused(try file(own.text, version: "")))
        #expect(isHeaderRefused(try file("")))
        let right = AgeBase64.encode(AgeHeader([own], key: key).code)
        for code in [
            "\n", " \n", right + "\n", "  \(right)\n", " \(right) \n", " \(right)=\n", " \(right.dropLast())\n",
        ] {
            #expect(isHeaderRefused(try file(own.text, code: code)), "\(code)")
        }
        let other = AgeBase64.encode(AgeFileKey(random: random).code(of: [1]))
        #expect(throws: AgeError.forgedHeader) { try open(file(own.text, code: " \(other)\n")) }
    }

    @Test func `X25519 stanzas with other shares, bodies or arguments are refused`() throws {
        let share = own.arguments[1]
        func stanza(_ arguments: [String], _ body: [UInt8]) -> String {
            AgeStanza(arguments: ["X25519"] + arguments, body: body).text
        }
        let zero = AgeBase64.encode([UInt8](repeating: 0, count: 32))
        for bad in [
            stanza([], own.body), stanza([share, "1"], own.body), stanza([String(share.dropLast())], own.body),
            stanza([share + "A"], own.body), stanza([zero], own.body), stanza([share], Array(own.body.dropLast())),
            stanza([share], own.body + [0]),
        ] {
            #expect(isHeaderRefused(try file(bad)))
        }
        let small = AgeStanza(arguments: ["x25519", share], body: own.body).text
        #expect(throws: AgeError.noMatch) { try open(file(small)) }
    }

    @Test func `passphrases have their rules too`() throws {
        let passphrase = try AgePassphrase("secret words", logarithm: 4)
        let good = try passphrase.wrap(key, random: random)
        #expect(try AgeFile.open(file(good.text), with: passphrase) == [1, 2, 3])
        func opens(_ text: String) throws -> [UInt8] { try AgeFile.open(file(text), with: passphrase) }
        #expect(isHeaderRefused(try file(good.text + own.text)))
        #expect(throws: AgeError.self) { try opens(own.text + good.text) }
        #expect(throws: AgeError.self) { try opens(good.text + good.text) }
        let salt = good.arguments[1]
        for arguments in [
            [], [salt], [salt, "4", "x"], [String(salt.dropLast()), "4"], [salt + "AA", "4"], [salt, "04"],
            [salt, "+4"],
            [salt, "-4"], [salt, "0x4"], [salt, "4a"], [salt, "0"], [salt, "18446744073709551620"], [salt, ""],
        ] {
            let stanza = AgeStanza(arguments: ["scrypt"] + arguments, body: good.body)
            #expect(throws: AgeError.self, "\(arguments)") { try opens(stanza.text) }
        }
        let greedy = AgeStanza(arguments: ["scrypt", salt, "23"], body: good.body)
        #expect(throws: AgeError.tooMuchWork(logarithm: 23, most: 20)) { try opens(greedy.text) }
        let wrong = AgeStanza(arguments: ["scrypt", salt, "5"], body: good.body)
        #expect(throws: AgeError.noMatch) { try opens(wrong.text) }
        let long = AgeStanza(arguments: ["scrypt", salt, "4"], body: good.body + [0])
        #expect(throws: AgeError.self) { try opens(long.text) }
    }

    @Test func `a payload has one form`() throws {
        let header = AgeHeader([own], key: key).bytes
        let chunk = AgePayload.chunkSize
        let whole = try AgePayload.seal([UInt8](repeating: 1, count: chunk), key: key, random: random)
        let two = try AgePayload.seal([UInt8](repeating: 1, count: chunk + 1), key: key, random: random)
        let nonce = two.prefix(16)
        let first = two[16..<(16 + chunk + 16)]
        #expect(try open(header + whole).count == chunk)
        for bad in [
            [], Array(nonce), Array(nonce) + [1], Array(nonce + first), Array(nonce + first) + Array(whole.suffix(16)),
            Array(nonce + first + first), Array(nonce) + Array(two.suffix(17)) + Array(first), two + two,
            Array(two.dropLast()), whole + [UInt8](repeating: 0, count: 16),
        ] {
            #expect(throws: AgeError.damagedPayload) { try open(header + bad) }
        }
    }
}
