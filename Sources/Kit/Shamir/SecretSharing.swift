import Crypto
package import Surroundings

/// Splits a secret among people, and puts it together again.
package enum SecretSharing {
    /// What fits on a sheet of paper; longer secrets are sealed with a key, and the key is split.
    package static let longest = 512

    /// Makes shares of which `threshold` give the secret back.
    package static func split(
        _ secret: [UInt8], threshold: Int, count: Int, random: any RandomSource
    ) throws(ShareError) -> [Share] {
        guard threshold >= 2, threshold <= count, count <= 255 else {
            throw .impossibleQuorum(threshold: threshold, count: count)
        }
        guard !secret.isEmpty else { throw .emptySecret }
        guard secret.count <= longest else { throw .longSecret(size: secret.count, most: longest) }
        let set = ShareSetID(bytes: random.bytes(4))
        // The check is shared with the secret: on a share it would tell whether a guess is right.
        let content = secret + check(of: secret, in: set)
        let polynomials = SharePolynomials(
            secret: content, others: (1..<threshold).map { _ in random.bytes(content.count) })
        return (1...count).map { number in
            Share(
                set: set, threshold: threshold, count: count, number: number,
                values: polynomials.values(at: UInt8(number)))
        }
    }

    package static func combine(_ shares: [Share]) throws(ShareError) -> [UInt8] {
        guard let first = shares.first else { throw .tooFew(given: 0, needed: 2) }
        let sets = shares.map(\.set).reduce(into: [ShareSetID]()) { if !$0.contains($1) { $0.append($1) } }
        guard sets.count == 1,
            shares.allSatisfy({
                $0.threshold == first.threshold && $0.count == first.count && $0.values.count == first.values.count
            })
        else { throw .mixed(sets: sets) }
        var seen: Set<Int> = []
        for share in shares where !seen.insert(share.number).inserted { throw .twice(number: share.number) }
        guard shares.count >= first.threshold else { throw .tooFew(given: shares.count, needed: first.threshold) }
        let secret = content(of: shares.prefix(first.threshold))
        // Those that are not needed have to agree: a forged one among them should be known before it is needed.
        for share in shares.dropFirst(first.threshold) {
            guard content(of: shares.prefix(first.threshold - 1) + [share]) == secret else { throw .wrong }
        }
        let value = Array(secret.dropLast(Share.checkSize))
        guard secret.suffix(Share.checkSize).elementsEqual(check(of: value, in: first.set)) else { throw .wrong }
        return value
    }

    private static func content(of shares: some Sequence<Share>) -> [UInt8] {
        SharePolynomials.secret(through: shares.map { (x: UInt8($0.number), values: $0.values) })
    }

    private static func check(of secret: [UInt8], in set: ShareSetID) -> [UInt8] {
        Array(SHA256.hash(data: Array("shamir secret".utf8) + set.bytes + secret).prefix(Share.checkSize))
    }
}
