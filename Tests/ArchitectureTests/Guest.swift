/// A product of another package, the targets that may use it, and why no other may.
struct Guest: Sendable, CustomStringConvertible {
    let product: String
    let module: String
    let targets: Set<String>
    let reason: String

    var description: String { product }

    init(_ product: String, module: String? = nil, in targets: Set<String>, because reason: String) {
        self.product = product
        self.module = module ?? product
        self.targets = targets
        self.reason = reason
    }

    static let all = [
        Guest(
            "GRDB", in: ["VigieStoreSQLite"],
            because: "SQLite stands behind the store's protocol; rows and statements stop there"),
        Guest(
            "Yams", in: ["VigiePlan", "VigieCLI"],
            because: "YAML is how a plan is written and how a result may be printed, and nothing between"),
        Guest(
            "ArgumentParser", in: ["VigieCLI"], because: "words of a command line end where commands begin"),
        Guest(
            "Subprocess", in: ["Tools"],
            because: "every program is started in one way: no secret in its arguments, its whole group ended with it"),
        Guest("SystemPackage", in: ["Tools"], because: "it comes with Subprocess's paths and descriptors"),
        Guest(
            "Crypto", in: ["MerkleTree", "VigieLedger", "VigieEngine", "VigiePlan", "VigieBackups"],
            because: "who signs, seals or digests is worth a list that one can read"),
    ]
}
