import MerkleTree
import Testing

/// The vectors that the implementations of certificate transparency share.
@Suite struct PublishedVectorTests {
    static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ]

    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test(arguments: 0...8) func `the root of a tree is the published one`(size: Int) {
        var frontier = MerkleFrontier()
        for leaf in Self.leaves.prefix(size) { frontier.append(leafHash: MerkleHash.leaf(leaf)) }
        #expect(hexadecimal(frontier.root) == Self.roots[size])
    }

    /// The proofs of RFC 6962 §2.1.3, by the leaves under each node: b is 1..<2, h is 2..<4 and so on.
    @Test func `the example proofs of RFC 6962 have the nodes it names`() {
        #expect(MerkleProofPlan.inclusion(of: 0, size: 7) == [1..<2, 2..<4, 4..<7])
        #expect(MerkleProofPlan.inclusion(of: 3, size: 7) == [2..<3, 0..<2, 4..<7])
        #expect(MerkleProofPlan.inclusion(of: 4, size: 7) == [5..<6, 6..<7, 0..<4])
        #expect(MerkleProofPlan.inclusion(of: 6, size: 7) == [4..<6, 0..<4])
        #expect(MerkleProofPlan.consistency(from: 3, to: 7) == [2..<3, 3..<4, 0..<2, 4..<7])
        #expect(MerkleProofPlan.consistency(from: 4, to: 7) == [4..<7])
        #expect(MerkleProofPlan.consistency(from: 6, to: 7) == [4..<6, 6..<7, 0..<4])
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
