package import KubernetesClient
package import Wording

/// Something that Vigie has to be allowed on a cluster, and what for.
package struct ClusterNeed: Hashable, Sendable {
    package let question: AccessQuestion
    package let reason: LocalizedText

    package init(_ question: AccessQuestion, _ reason: LocalizedText) {
        self.question = question
        self.reason = reason
    }

    /// The same for several verbs.
    package static func each(
        _ verbs: [String], _ resource: String, group: String = "", subresource: String? = nil, name: String? = nil,
        in namespace: String?, _ reason: LocalizedText
    ) -> [ClusterNeed] {
        verbs.map { verb in
            ClusterNeed(
                AccessQuestion(
                    verb, resource, group: group, subresource: subresource, name: name, in: namespace), reason)
        }
    }
}
