import AgeFormat
import JSONTree
package import VigieCluster
package import VigiePlan

/// A sealed copy of secrets, kept where nothing of the platform can reach it.
package struct Escrow: ResourceSpec {
    package static let kind = "Escrow"
    package static let summary = "A sealed copy of secrets, outside the platform, that a quorum of people can open."

    package let recipients: [String]
    package let directory: String
    package let secrets: [Reference<ManagedSecret>]
    package let interval: Duration
    package let drill: Duration
    package let keep: Int
    package let isRehearsed: Bool
    package let rehearsalCluster: Reference<Cluster>?

    package init(from fields: inout Fields) {
        recipients = fields.required(
            "recipients", .list(of: .ageRecipient, atLeast: 1),
            "The public halves of the keys that open it: age1…; each of them alone does.")
        directory = fields.required(
            "directory", .path, "Where the sealed bundles are put; best a disk of another machine.")
        secrets = fields.optional(
            "secrets", .list(of: .reference(to: ManagedSecret.self)), default: [],
            "What is copied; otherwise every Secret of the plan.")
        interval = fields.optional("every", .duration, default: .seconds(86_400), "How often a bundle is made.")
        drill = fields.optional(
            "drill", .duration, default: .seconds(90 * 86_400), "How often opening one is to be practised.")
        keep = fields.optional("keep", .integer(1...1000), default: 30, "How many bundles are kept.")
        isRehearsed = fields.optional(
            "rehearse", .bool, default: false,
            "Whether Vigie practises by itself, with a key of its own that opens the bundles too.")
        rehearsalCluster = fields.optional(
            "rehearsalCluster", .reference(to: Cluster.self),
            "The cluster on which Vigie practises, kept as closed as those of the secrets, which it uses otherwise: the "
                + "values are there for the length of it.")
        fields.refuse(
            when: rehearsalCluster != nil && !isRehearsed, at: "rehearsalCluster", code: "escrow.no-rehearsal",
            "nothing is practised there", hint: "add rehearse: true, or take this out")
    }

    /// Whether Vigie practises with these secrets on a cluster.
    func isRehearsed(on cluster: String, in plan: Plan) -> Bool {
        guard isRehearsed else { return false }
        let places = covered(in: plan).compactMap { secret in
            if case .kubernetes(let place) = secret.spec.place { place.cluster.name } else { nil }
        }
        return rehearsalCluster.map { $0.name == cluster && !places.isEmpty } ?? places.contains(cluster)
    }

    /// The secrets of the plan that are copied.
    func covered(in plan: Plan) -> [Resource<ManagedSecret>] {
        secrets.isEmpty ? plan.all(ManagedSecret.self) : secrets.compactMap { plan.resolve($0) }
    }
}

extension Shape where Value == String {
    /// The public half of an age key.
    static var ageRecipient: Shape<String> {
        parsed("an age recipient", example: "age1…", pattern: "^age1[a-z0-9]+$", standIn: "") { text in
            try AgeRecipient(text).description
        } write: {
            .string($0)
        }
    }
}
