import Surroundings
import Testing
import VigieTestSupport

@testable import ShamirSharing

/// Any quorum gives the secret back; everything else is told apart.
@Suite struct SecretSharingTests {
    @Test(arguments: 1...UInt64(60)) func `any quorum gives the secret back`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let count = random.int(in: 2..<12)
        let threshold = random.int(in: 2..<(count + 1))
        let secret = random.bytes(random.int(in: 1..<80))
        let shares = try SecretSharing.split(secret, threshold: threshold, count: count, random: random)
        #expect(shares.count == count)
        for _ in 0..<10 {
            var generator = Generator(random)
            let chosen = Array(shares.shuffled(using: &generator).prefix(random.int(in: threshold..<(count + 1))))
            #expect(try SecretSharing.combine(chosen) == secret)
            let fewer = Array(chosen.prefix(threshold - 1))
            #expect(throws: ShareError.tooFew(given: threshold - 1, needed: threshold)) {
                try SecretSharing.combine(fewer)
            }
        }
    }

    @Test func `the largest set works`() throws {
        let random = SeededRandom(seed: 1)
        let shares = try SecretSharing.split([9], threshold: 255, count: 255, random: random)
        #expect(try SecretSharing.combine(shares.reversed()) == [9])
    }

    @Test func `shares of two sets, and a share given twice, are told`() throws {
        let random = SeededRandom(seed: 2)
        let first = try SecretSharing.split([1, 2], threshold: 2, count: 3, random: random)
        let second = try SecretSharing.split([1, 2], threshold: 2, count: 3, random: random)
        #expect(throws: ShareError.mixed(sets: [first[0].set, second[1].set])) {
            try SecretSharing.combine([first[0], second[1]])
        }
        #expect(throws: ShareError.twice(number: 1)) { try SecretSharing.combine([first[0], first[0]]) }
        #expect(throws: ShareError.tooFew(given: 0, needed: 2)) { try SecretSharing.combine([]) }
    }

    @Test(arguments: 1...UInt64(30)) func `a forged share is known, needed or not`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let shares = try SecretSharing.split(random.bytes(32), threshold: 3, count: 5, random: random)
        var values = shares[2].values
        values[random.int(in: 0..<values.count)] ^= UInt8(random.int(in: 1..<256))
        let forged = Share(set: shares[2].set, threshold: 3, count: 5, number: 3, values: values)
        #expect(throws: ShareError.wrong) { try SecretSharing.combine([shares[0], shares[1], forged]) }
        #expect(throws: ShareError.wrong) { try SecretSharing.combine([shares[0], shares[1], shares[4], forged]) }
        // One that lies about the threshold is not believed either.
        let lower = Share(set: shares[2].set, threshold: 2, count: 5, number: 3, values: shares[2].values)
        #expect(throws: ShareError.self) { try SecretSharing.combine([shares[0], lower]) }
        #expect(throws: ShareError.wrong) {
            try SecretSharing.combine(
                shares.prefix(2).map {
                    Share(set: $0.set, threshold: 2, count: 5, number: $0.number, values: $0.values)
                })
        }
    }

    @Test func `what cannot be split is refused`() {
        let random = SeededRandom(seed: 3)
        for (threshold, count) in [(1, 3), (0, 0), (4, 3), (2, 256), (-1, 5)] {
            #expect(throws: ShareError.impossibleQuorum(threshold: threshold, count: count)) {
                try SecretSharing.split([1], threshold: threshold, count: count, random: random)
            }
        }
        #expect(throws: ShareError.emptySecret) {
            try SecretSharing.split([], threshold: 2, count: 2, random: random)
        }
        #expect(throws: ShareError.self) {
            try SecretSharing.split([UInt8](repeating: 1, count: 513), threshold: 2, count: 2, random: random)
        }
    }

    @Test func `one share less than the quorum tells nothing`() {
        // Whatever the byte is, over all polynomials a single share of two takes every value exactly once.
        for secret in [UInt8(0), 1, 0x53, 0xff] {
            for point in [UInt8(1), 2, 77, 255] {
                let seen = Set(
                    (0...255).map { SharePolynomials(secret: [secret], others: [[$0]]).values(at: point)[0] })
                #expect(seen.count == 256)
            }
        }
    }
}

/// A seeded source as the standard library wants it.
struct Generator: RandomNumberGenerator {
    private let source: SeededRandom

    init(_ source: SeededRandom) {
        self.source = source
    }

    mutating func next() -> UInt64 { source.bits() }
}
