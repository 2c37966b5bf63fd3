import MerkleTree
import Testing

/// What a forger may try: a proof with anything in it changed must not verify.
@Suite struct ForgedProofTests {
    let tree = MerkleProofTests.tree

    @Test(arguments: 1...UInt64(64)) func `a changed inclusion proof does not verify`(seed: UInt64) {
        var chance = Chance(seed: seed)
        let size = Int64.random(in: 2...40, using: &chance)
        let index = Int64.random(in: 0..<size, using: &chance)
        let root = tree.root(of: 0..<size)
        let leaf = tree.hashes[Int(index)]
        let proof = tree.inclusionProof(of: index, size: size)
        #expect(proof.proves(leafHash: leaf, root: root))
        for forged in forgeries(of: proof.hashes, using: &chance) {
            #expect(!InclusionProof(index: index, size: size, hashes: forged).proves(leafHash: leaf, root: root))
        }
        for other in 0..<size where other != index {
            #expect(!InclusionProof(index: other, size: size, hashes: proof.hashes).proves(leafHash: leaf, root: root))
        }
        #expect(!InclusionProof(index: -1, size: size, hashes: proof.hashes).proves(leafHash: leaf, root: root))
        #expect(!InclusionProof(index: size, size: size, hashes: proof.hashes).proves(leafHash: leaf, root: root))
        #expect(!proof.proves(leafHash: MerkleHash.leaf([0xff]), root: root))
    }

    @Test(arguments: 1...UInt64(64)) func `a changed consistency proof does not verify`(seed: UInt64) {
        var chance = Chance(seed: seed)
        let new = Int64.random(in: 3...40, using: &chance)
        let old = Int64.random(in: 1..<new, using: &chance)
        let roots = (older: tree.root(of: 0..<old), newer: tree.root(of: 0..<new))
        let proof = tree.consistencyProof(from: old, to: new)
        #expect(proof.proves(olderRoot: roots.older, newerRoot: roots.newer))
        for forged in forgeries(of: proof.hashes, using: &chance) {
            let forgery = ConsistencyProof(from: old, to: new, hashes: forged)
            #expect(!forgery.proves(olderRoot: roots.older, newerRoot: roots.newer))
        }
        #expect(!proof.proves(olderRoot: roots.newer, newerRoot: roots.newer))
        #expect(!proof.proves(olderRoot: roots.older, newerRoot: roots.older))
        let backwards = ConsistencyProof(from: new, to: old, hashes: proof.hashes)
        #expect(!backwards.proves(olderRoot: roots.newer, newerRoot: roots.older))
    }

    /// The hashes with one bit flipped, one too few, one too many, and two exchanged.
    private func forgeries(of hashes: [[UInt8]], using chance: inout Chance) -> [[[UInt8]]] {
        guard let position = hashes.indices.randomElement(using: &chance) else { return [] }
        var flipped = hashes
        flipped[position][Int.random(in: 0..<32, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        var shortened = hashes
        shortened.remove(at: position)
        var lengthened = hashes
        lengthened.insert(MerkleHash.leaf([1]), at: position)
        let reordered = hashes.count > 1 ? [Array(hashes.reversed())] : []
        return [flipped, shortened, lengthened, hashes + [MerkleHash.leaf([2])]] + reordered
    }
}

/// SplitMix64: the same sequence for the same seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
