import AgeFormat
import Surroundings
import Testing
import VigieTestSupport

/// What is sealed comes back, and nothing but it.
@Suite struct AgeFileTests {
    static let sizes = [0, 1, 15, 47, 48, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 300_000]

    @Test(arguments: sizes) func `content of any length comes back`(size: Int) throws {
        let random = SeededRandom(seed: UInt64(size))
        let identity = AgeIdentity(random: random)
        let content = random.bytes(size)
        let file = try AgeFile.seal(content, for: [identity.recipient], random: random)
        #expect(try AgeFile.open(file, with: [identity]) == content)
        #expect(try AgeFile.open(Array(AgeArmor.encode(file).utf8), with: [identity]) == content)
    }

    @Test func `each of several keys opens it, another does not`() throws {
        let random = SeededRandom(seed: 7)
        let identities = (0..<5).map { _ in AgeIdentity(random: random) }
        let file = try AgeFile.seal([1, 2, 3], for: try identities.map { try $0.recipient }, random: random)
        for identity in identities { #expect(try AgeFile.open(file, with: [identity]) == [1, 2, 3]) }
        let other = AgeIdentity(random: random)
        #expect(throws: AgeError.noMatch) { try AgeFile.open(file, with: [other]) }
        #expect(try AgeFile.open(file, with: [other, identities[3]]) == [1, 2, 3])
    }

    @Test func `a passphrase opens what it sealed`() throws {
        let random = SeededRandom(seed: 8)
        let file = try AgeFile.seal(
            [4, 5], with: AgePassphrase("une phrase à nous", logarithm: 10), random: random)
        #expect(try AgeFile.open(file, with: AgePassphrase("une phrase à nous")) == [4, 5])
        #expect(throws: AgeError.noMatch) { try AgeFile.open(file, with: AgePassphrase("another")) }
        #expect(throws: AgeError.noMatch) { try AgeFile.open(file, with: [AgeIdentity(random: random)]) }
        #expect(throws: AgeError.emptyPassphrase) { try AgePassphrase("") }
        #expect(throws: AgeError.tooMuchWork(logarithm: 10, most: 9)) {
            try AgeFile.open(file, with: AgePassphrase("une phrase à nous", most: 9))
        }
    }

    @Test func `nobody to seal for is refused`() {
        #expect(throws: AgeError.noRecipients) { try AgeFile.seal([1], for: [], random: SeededRandom(seed: 1)) }
    }

    @Test(arguments: 1...UInt64(12)) func `one changed bit anywhere and nothing comes out`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let identity = AgeIdentity(random: random)
        let file = try AgeFile.seal(
            random.bytes(random.int(in: 0..<70_000)), for: [identity.recipient], random: random)
        for _ in 0..<40 {
            var changed = file
            changed[random.int(in: 0..<file.count)] ^= 1 << UInt8(random.int(in: 0..<8))
            #expect(throws: AgeError.self) { try AgeFile.open(changed, with: [identity]) }
        }
        for _ in 0..<10 {
            let cut = Array(file.prefix(random.int(in: 0..<file.count)))
            #expect(throws: AgeError.self) { try AgeFile.open(cut, with: [identity]) }
        }
        #expect(throws: AgeError.self) { try AgeFile.open(file + [0], with: [identity]) }
    }

    @Test(arguments: 1...UInt64(20)) func `noise is refused, not trapped on`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let identity = AgeIdentity(random: random)
        let words = ["age-encryption.org/v1\n", "-> X25519 ", "-> ", "--- ", "\n", "AAAA", "scrypt ", " ", "\u{e9}"]
        for _ in 0..<50 {
            let text = (0..<random.int(in: 0..<12)).map { _ in random.pick(words) }.joined()
            let noise = Array(text.utf8) + random.bytes(random.int(in: 0..<80))
            #expect(throws: AgeError.self) { try AgeFile.open(noise, with: [identity]) }
        }
    }

    @Test func `a key prints itself as dots`() throws {
        let identity = AgeIdentity(random: SeededRandom(seed: 3))
        let secret = identity.reveal()
        #expect(!"\(identity)".contains(secret) && !String(reflecting: identity).contains(secret))
        #expect(try AgeIdentity(secret) == identity)
        var dump = ""
        Swift.dump(identity, to: &dump)
        #expect(!dump.contains("scalar"))
    }
}
