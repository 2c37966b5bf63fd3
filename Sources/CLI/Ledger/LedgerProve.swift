import ArgumentParser
import JSONTree
import VigieClient

struct LedgerProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Print a proof that an entry stands in the ledger, to be checked anywhere.",
        discussion:
            "The proof is a C2SP tlog-proof: a few hashes and a signed checkpoint. docs/ledger-format.md says how to check it."
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The entry's index, from 0.")
    var index: Int64

    func run() async throws {
        let proof = try await reach.withClient { try await $0.proof(of: index) }
        try output.format.present(EntryProof(proof: proof))
    }
}

/// A proof of inclusion, with the checkpoint it leads to.
struct EntryProof: Presentable {
    let proof: EntryProofView

    var text: String { String(proof.proof.dropLast(proof.proof.hasSuffix("\n") ? 1 : 0)) }

    var json: JSONValue {
        get throws { try JSONValue(encoding: proof) }
    }
}
