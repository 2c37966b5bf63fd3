import Surroundings
import Testing
import VigieTestSupport

@testable import ShamirSharing

/// Shares on paper: what people mistype is found, and said which group it is.
@Suite struct ShareTextTests {
    let shares: [Share]

    init() throws {
        shares = try SecretSharing.split(
            SeededRandom(seed: 1).bytes(32), threshold: 2, count: 3, random: SeededRandom(seed: 2))
    }

    @Test(arguments: 1...40) func `a share of any length is read back`(size: Int) throws {
        let random = SeededRandom(seed: UInt64(size))
        for share in try SecretSharing.split(random.bytes(size), threshold: 2, count: 2, random: random) {
            let text = share.reveal()
            #expect(try Share(text) == share)
            #expect(try Share(text.lowercased().replacing(" ", with: "-")) == share)
            #expect(try Share(text.replacing("0", with: "o").replacing("1", with: "l")) == share)
            #expect(try Share("\n  " + text.replacing(" ", with: "\n")) == share)
        }
    }

    @Test func `a key's share has twenty groups of five`() {
        #expect(shares[0].reveal().split(separator: " ").map(\.count) == [Int](repeating: 5, count: 20))
    }

    @Test func `every single wrong letter is found, in its group`() throws {
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let text = Array(shares[0].reveal())
        for index in text.indices where text[index] != " " {
            for letter in letters where letter != text[index] {
                var typed = text
                typed[index] = letter
                #expect(throws: ShareError.mistyped(group: index / 6 + 1)) { try Share(String(typed)) }
            }
        }
    }

    @Test func `letters and groups that are exchanged, left out or foreign are found`() throws {
        let groups = shares[0].reveal().split(separator: " ").map(String.init)
        let other = shares[1].reveal().split(separator: " ").map(String.init)
        for index in 0..<(groups.count - 1) {
            var exchanged = groups
            exchanged.swapAt(index, index + 1)
            if groups[index] != groups[index + 1] {
                #expect(throws: ShareError.self) { try Share(exchanged.joined(separator: " ")) }
            }
            var missing = groups
            missing.remove(at: index)
            #expect(throws: ShareError.self) { try Share(missing.joined(separator: " ")) }
            var letters = Array(groups[index])
            letters.swapAt(1, 2)
            if letters[1] != letters[2] {
                var typed = groups
                typed[index] = String(letters)
                #expect(throws: ShareError.mistyped(group: index + 1)) { try Share(typed.joined(separator: " ")) }
            }
            guard groups[index] != other[index] else { continue }
            var mixed = groups
            mixed[index] = other[index]
            #expect(throws: ShareError.damaged) { try Share(mixed.joined(separator: " ")) }
        }
        #expect(throws: ShareError.incomplete) { try Share(groups.dropLast().joined(separator: " ")) }
        #expect(throws: ShareError.self) { try Share((groups + [groups[0]]).joined(separator: " ")) }
        #expect(throws: ShareError.incomplete) { try Share("") }
        #expect(throws: ShareError.badCharacter("é")) { try Share("0é") }
        #expect(throws: ShareError.badCharacter("U")) { try Share("0U") }
    }

    @Test(arguments: 1...UInt64(40)) func `noise is refused, not trapped on`(seed: UInt64) {
        let random = SeededRandom(seed: seed)
        #expect(throws: ShareError.self) { try Share(bytes: random.bytes(random.int(in: 0..<60))) }
        #expect(throws: ShareError.self) { try Share(ShareText.encode(random.bytes(random.int(in: 0..<60)))) }
    }

    @Test func `a share shows itself as dots`() {
        let groups = shares[1].reveal().split(separator: " ").map(String.init)
        #expect(!groups.contains { "\(shares[1])".contains($0) })
    }
}
