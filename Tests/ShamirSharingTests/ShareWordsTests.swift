import Surroundings
import Testing
import VigieTestSupport

@testable import ShamirSharing

/// Shares in words: what people mistype is found, and said which word it is.
@Suite struct ShareWordsTests {
    let shares: [Share]

    init() throws {
        shares = try SecretSharing.split(
            SeededRandom(seed: 1).bytes(32), threshold: 2, count: 3, random: SeededRandom(seed: 2))
    }

    @Test(arguments: 1...40) func `a share of any length is read back`(size: Int) throws {
        let random = SeededRandom(seed: UInt64(size))
        for share in try SecretSharing.split(random.bytes(size), threshold: 2, count: 2, random: random) {
            let words = share.revealWords()
            #expect(try Share(words) == share)
            #expect(try Share(words.uppercased().replacing(" ", with: "\n")) == share)
            #expect(try Share("\n " + words.replacing(" ", with: ", ")) == share)
        }
    }

    @Test func `a key's share has thirty-four words of five letters`() {
        #expect(shares[0].revealWords().split(separator: " ").map(\.count) == [Int](repeating: 5, count: 34))
    }

    @Test func `the numbers of lines are not words`() throws {
        let words = shares[0].revealWords().split(separator: " ")
        let lines = stride(from: 0, to: words.count, by: 5).map { start in
            "  \(start + 1)  " + words[start..<min(start + 5, words.count)].joined(separator: "  ")
        }
        #expect(throws: ShareError.mistypedWord(1)) { try Share("x\(lines.joined(separator: "\n"))") }
        #expect(try Share("- " + lines.joined(separator: "\n")) == shares[0])
    }

    @Test func `every single wrong letter is found, in its word`() throws {
        let text = Array(shares[0].revealWords())
        for index in text.indices where text[index] != " " {
            for letter in "abcdefghijklmnopqrstuvwxyzé" where letter != text[index] {
                var typed = text
                typed[index] = letter
                #expect(throws: ShareError.mistypedWord(index / 6 + 1)) { try Share(String(typed)) }
            }
        }
    }

    @Test func `words that are exchanged, left out, said twice or foreign are found`() throws {
        let words = shares[0].revealWords().split(separator: " ").map(String.init)
        let other = shares[1].revealWords().split(separator: " ").map(String.init)
        for index in words.indices {
            for second in words.indices where second > index {
                var exchanged = words
                exchanged.swapAt(index, second)
                guard second - index < 16 else {
                    if words[index] != words[second] {
                        #expect(throws: ShareError.self) { try Share(exchanged.joined(separator: " ")) }
                    }
                    continue
                }
                #expect(throws: ShareError.mistypedWord(index + 1)) { try Share(exchanged.joined(separator: " ")) }
            }
            var missing = words
            missing.remove(at: index)
            #expect(throws: ShareError.self) { try Share(missing.joined(separator: " ")) }
            var twice = words
            twice.insert(words[index], at: index)
            #expect(throws: ShareError.self) { try Share(twice.joined(separator: " ")) }
            guard words[index] != other[index] else { continue }
            var mixed = words
            mixed[index] = other[index]
            #expect(throws: ShareError.damaged) { try Share(mixed.joined(separator: " ")) }
        }
        #expect(throws: ShareError.incomplete) { try Share(words.dropLast(2).joined(separator: " ")) }
    }

    @Test func `words and letters are the same share`() throws {
        for share in shares { #expect(try Share(share.revealWords()) == Share(share.reveal())) }
    }
}
