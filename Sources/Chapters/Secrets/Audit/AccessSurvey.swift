import KubernetesRBAC

/// Who can come by which secrets, held against who may.
struct AccessSurvey {
    /// One way in which somebody comes by secrets that they should not, and the rule that begins it.
    struct Drift {
        let principal: Principal
        /// What the API server would let them do; empty where they come by the secret in a roundabout way.
        var verbs: Set<ReadingVerb>
        let hops: [Hop]
        var secrets: Set<SecretName>
        let cause: Grant?
    }

    /// Something the API server can be asked about.
    struct Claim: Hashable {
        let principal: Principal
        let verb: ReadingVerb
        let secret: SecretName
    }

    private(set) var drifts: [Drift] = []
    /// What the API server is thought to allow.
    private(set) var allowed: [Claim] = []
    /// What it is thought to refuse: one of each sort for everybody.
    private(set) var refused: [Claim] = []
    /// How many answers there are in all.
    private(set) var claims = 0

    init(_ facts: AccessFacts, readers: AllowedReaders) {
        let reach = SecretReach(of: facts.principals, in: facts.index, facts: facts.facts)
        for principal in facts.principals {
            let policies = readers.naming(principal.allSubjects)
            // Most rules are about something else; those that are not are few for each.
            let reading = facts.index.grants(of: principal).filter(\.readsSecrets)
            // By what is said of the way: a grant has its whole role and binding in it, which is much to compare.
            var found: [String: Drift] = [:]
            var seen: Set<String> = []
            for secret in facts.secrets {
                let mayDo = policies.verbs(for: secret)
                let can = direct(principal, secret, reading, &seen)
                for (verb, grant) in can where !mayDo.contains(verb) {
                    found["\(grant, default: "")", default: Drift(principal, [], grant)].add(secret, verb)
                }
                guard can.isEmpty, mayDo.isEmpty, let path = reach.path(from: principal, to: secret), !path.isDirect
                else { continue }
                found["\(path.hops)", default: Drift(principal, path.hops, path.cause)].add(secret, nil)
            }
            drifts += found.values.sorted {
                "\($0.cause, default: "")\($0.hops)" < "\($1.cause, default: "")\($1.hops)"
            }
        }
    }

    private mutating func direct(
        _ principal: Principal, _ secret: SecretName, _ grants: [Grant], _ seen: inout Set<String>
    ) -> [(ReadingVerb, Grant?)] {
        claims += ReadingVerb.allCases.count
        return ReadingVerb.allCases.compactMap { verb in
            let request = ResourceRequest(verb.rawValue, "secrets", in: secret.namespace, name: secret.name)
            let grant = grants.first { $0.allows(request) }
            guard principal.isMaster || grant != nil else {
                if seen.insert("\(verb) \(secret.namespace)").inserted {
                    refused.append(Claim(principal: principal, verb: verb, secret: secret))
                }
                return nil
            }
            allowed.append(Claim(principal: principal, verb: verb, secret: secret))
            return (verb, grant)
        }
    }
}

extension AccessSurvey.Drift {
    fileprivate init(_ principal: Principal, _ hops: [Hop], _ cause: Grant?) {
        self.init(principal: principal, verbs: [], hops: hops, secrets: [], cause: cause)
    }

    fileprivate mutating func add(_ secret: SecretName, _ verb: ReadingVerb?) {
        secrets.insert(secret)
        if let verb { verbs.insert(verb) }
    }

    /// Whether the API server itself hands the secrets out.
    var isDirect: Bool { !verbs.isEmpty }
}

extension Grant {
    fileprivate var readsSecrets: Bool {
        ReadingVerb.allCases.contains { verb in
            [verb.rawValue, "*"].contains(where: rule.verbs.contains)
        } && ["secrets", "*"].contains(where: rule.resources.contains)
            && ["", "*"].contains(where: rule.apiGroups.contains)
    }
}
