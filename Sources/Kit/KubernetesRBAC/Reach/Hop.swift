/// One step on the way from somebody to a secret.
package struct Hop: Hashable, Sendable {
    package enum Means: Hashable, Sendable {
        /// The API server hands the secret out: `get`, `list` or `watch`.
        case read(verb: String)
        /// A pod that is made, or changed through its controller, can mount every secret of its namespace.
        case runPod(verb: String, resource: String)
        /// A shell in a pod that has the secret.
        case enterPod(subresource: String)
        /// The kubelet runs commands in any pod of its node.
        case nodeProxy(verb: String)
        /// A pod runs as any service account of its namespace.
        case runAs(Principal)
        /// A shell in a pod that runs as somebody, whose token lies in it.
        case borrow(Principal)
        /// A token for a service account.
        case takeToken(of: Principal)
        /// A request in somebody else's name.
        case impersonate(Principal)
        /// Roles or bindings that give more than their maker has (`escalate`, `bind`).
        case widen(verb: String, resource: String)
        /// A client certificate in anybody's name, signed by the cluster.
        case signCertificate
        /// No authorizer is asked.
        case master
    }

    package let means: Means
    /// The rule that allows it; `nil` for `master`.
    package let grant: Grant?
}

extension Hop: CustomStringConvertible {
    package var description: String {
        let what =
            switch means {
            case .read(let verb): "may \(verb) it"
            case .runPod(let verb, let resource): "may \(verb) \(resource), whose pods can mount it"
            case .enterPod(let subresource): "may use pods/\(subresource) where it is mounted"
            case .nodeProxy: "may command every pod through nodes/proxy"
            case .runAs(let other): "may run a pod as \(other)"
            case .borrow(let other): "may enter a pod that runs as \(other)"
            case .takeToken(let other): "may take a token of \(other)"
            case .impersonate(let other): "may impersonate \(other)"
            case .widen(let verb, let resource): "may \(verb) \(resource) beyond their own rights"
            case .signCertificate: "may approve certificates in anybody's name"
            case .master: "is of system:masters, whom nothing holds back"
            }
        return grant.map { "\(what) (\($0))" } ?? what
    }
}
