import MerkleTree
import Testing

/// Every tree up to 40 leaves, and every proof in it, against the definitions written down naively.
@Suite struct MerkleProofTests {
    static let leaves: [[UInt8]] = (0..<40).map { [UInt8($0), UInt8($0 / 3)] }
    static let tree = MerkleLeaves(hashes: leaves.map { MerkleHash.leaf($0) })

    static func root(_ size: Int) -> [UInt8] {
        NaiveTree.root(leaves[..<size])
    }

    @Test(arguments: 0...40) func `roots agree with the recursive definition`(size: Int) {
        #expect(Self.tree.root(of: 0..<Int64(size)) == Self.root(size))
    }

    @Test(arguments: 1...40) func `inclusion proofs are those of the definition and verify`(size: Int) {
        let root = Self.root(size)
        for index in 0..<size {
            let proof = Self.tree.inclusionProof(of: Int64(index), size: Int64(size))
            #expect(proof.hashes == NaiveTree.path(index, Self.leaves[..<size]))
            #expect(proof.proves(leafHash: Self.tree.hashes[index], root: root))
        }
    }

    @Test(arguments: 1...40) func `consistency proofs are those of the definition and verify`(size: Int) {
        for older in 1...size {
            let proof = Self.tree.consistencyProof(from: Int64(older), to: Int64(size))
            #expect(proof.hashes == NaiveTree.proof(older, Self.leaves[..<size]))
            #expect(proof.proves(olderRoot: Self.root(older), newerRoot: Self.root(size)))
        }
        let empty = Self.tree.consistencyProof(from: 0, to: Int64(size))
        #expect(empty.proves(olderRoot: MerkleHash.empty, newerRoot: Self.root(size)))
    }

    @Test(arguments: 0...40) func `subtrees completed along the way are the roots over their leaves`(size: Int) {
        var frontier = MerkleFrontier()
        for index in 0..<size {
            let completed = frontier.append(leafHash: Self.tree.hashes[index])
            let subtrees = MerkleSubtree.completed(by: Int64(index))
            #expect(subtrees.count == completed.count)
            for (subtree, root) in zip(subtrees, completed) {
                #expect(subtree.lastLeaf == Int64(index))
                #expect(root == Self.tree.root(of: subtree.leaves))
            }
        }
        let covering = MerkleSubtree.covering(0..<Int64(size)).map { Self.tree.root(of: $0.leaves) }
        #expect(frontier.roots == covering)
        #expect(MerkleFrontier(size: Int64(size), roots: covering) == frontier)
    }

    @Test func `a frontier with roots that do not fit its size is refused`() {
        let hash = MerkleHash.leaf([])
        #expect(MerkleFrontier(size: 2, roots: [hash, hash]) == nil)
        #expect(MerkleFrontier(size: -1, roots: []) == nil)
        #expect(MerkleFrontier(size: 1, roots: [[1, 2, 3]]) == nil)
    }
}
