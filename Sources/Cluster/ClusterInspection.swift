import KubernetesClient
import VigiePlan
import Wording

/// Asks a cluster's server about itself and about what Vigie may do.
struct ClusterInspection {
    let cluster: Resource<Cluster>
    let kubernetes: Kubernetes
    let needs: [ClusterNeed]

    func perform() async throws -> ClusterChecked {
        let version = try await kubernetes.version()
        let isTrusted = kubernetes.configuration.trust != .anyone && kubernetes.configuration.server.isSecure
        var findings = isTrusted ? [] : [Self.untrusted]
        var there: [String] = []
        for name in cluster.spec.namespaces {
            if let finding = try await finding(of: name) { findings.append(finding) } else { there.append(name) }
        }
        // Of a namespace that is not there only that is told.
        let absent = Set(cluster.spec.namespaces).subtracting(there)
        for need in needs where need.question.namespace.map(absent.contains) != true {
            if try await !kubernetes.mayI(need.question).isAllowed { findings.append(Self.missing(need)) }
        }
        // Nothing that Vigie does takes the secrets of namespaces that are not the plan's.
        if try await kubernetes.mayI(AccessQuestion("list", "secrets")).isAllowed { findings.append(Self.tooMuch) }
        return ClusterChecked(
            cluster: cluster.name, version: version, isTrusted: isTrusted, namespaces: there, findings: findings)
    }

    /// `nil` for a namespace that is there, or that Vigie may not look at but may look into.
    private func finding(of name: String) async throws -> ClusterChecked.Finding? {
        do {
            let namespace = try await kubernetes.resources(Namespace.self).get(name)
            guard namespace.isTerminating else { return nil }
            return ClusterChecked.Finding(
                "cluster.namespace-ending", .failing,
                LocalizedText(
                    en: "The namespace \(name) is being deleted.",
                    fr: "L’espace de noms \(name) est en cours de suppression."))
        } catch let error as KubernetesError where error.isNotFound {
            return ClusterChecked.Finding(
                "cluster.no-namespace", .failing,
                LocalizedText(
                    en: "There is no namespace \(name).", fr: "L’espace de noms \(name) n’existe pas."))
        } catch let error as KubernetesError where error.isForbidden {
            return nil
        }
    }

    private static let untrusted = ClusterChecked.Finding(
        "cluster.untrusted", .failing,
        LocalizedText(
            en: "The server's certificate is not checked: whoever sits between can read every secret.",
            fr: "Le certificat du serveur n’est pas vérifié : un intermédiaire peut lire tous les secrets."))

    private static let tooMuch = ClusterChecked.Finding(
        "cluster.reads-all-secrets", .notable,
        LocalizedText(
            en: "Vigie may read the secrets of every namespace, which it needs not: narrow its role.",
            fr: "Vigie peut lire les secrets de tous les espaces de noms, sans en avoir besoin : réduisez son rôle."))

    private static func missing(_ need: ClusterNeed) -> ClusterChecked.Finding {
        let question = need.question
        let part = question.subresource.map { "/\($0)" } ?? ""
        let what = ["\(question.verb) \(question.resource)\(part)", question.name].compactMap(\.self)
            .joined(separator: " ")
        let (en, fr) = question.namespace.map { (" in \($0)", " dans \($0)") } ?? ("", "")
        return ClusterChecked.Finding(
            "cluster.not-allowed", .failing,
            LocalizedText(
                en: "Vigie may not \(what)\(en); it has to, \(need.reason.en).",
                fr: "Vigie n’a pas le droit « \(what) »\(fr) ; il le faut \(need.reason.fr)."))
    }
}
