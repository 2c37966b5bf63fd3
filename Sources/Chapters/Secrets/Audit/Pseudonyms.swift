import JSONTree
import KubernetesRBAC
import VigieLedger

/// Names of users as they may be written down for good.
struct Pseudonyms: Sendable {
    /// The longest names first, so that none is taken for the beginning of another.
    private let pairs: [(name: String, pseudonym: String)]

    /// - Parameter subjects: everybody who could be mentioned; users of the cluster itself keep their names.
    init(of subjects: [Subject], in vault: PersonVault) async throws {
        var pairs: [(String, String)] = []
        for case .user(let name) in subjects where !name.hasPrefix("system:") {
            pairs.append((name, try await vault.actor(of: name)))
        }
        self.pairs = pairs.sorted { $0.0.utf8.count > $1.0.utf8.count }
    }

    func conceal(in text: String) -> String {
        pairs.reduce(text) { $0.replacing("User \($1.name)", with: "User \($1.pseudonym)") }
    }

    /// A binding without its users' names.
    func conceal(in object: JSONValue) -> JSONValue {
        var object = object
        let subjects = object["subjects"]?.array?.map { subject -> JSONValue in
            guard subject["kind"]?.string == "User", let name = subject["name"]?.string else { return subject }
            var subject = subject
            subject.set(.string(pairs.first { $0.name == name }?.pseudonym ?? name), at: ["name"])
            return subject
        }
        if let subjects { object.set(.array(subjects), at: ["subjects"]) }
        return object
    }
}
