package import VigiePlan

/// The plan in force, and what is wrong with its files as they are now.
package struct PlanView: Hashable, Codable, Sendable {
    package let digest: String
    /// By kind and name.
    package let resources: [ResourceView]
    package let diagnostics: [Diagnostic]
    /// Whether the plan in force is what the files say: not so while they have errors.
    package let isCurrent: Bool

    package init(digest: String, resources: [ResourceView], diagnostics: [Diagnostic], isCurrent: Bool) {
        self.digest = digest
        self.resources = resources
        self.diagnostics = diagnostics
        self.isCurrent = isCurrent
    }
}

/// A resource of the plan, as a list shows it.
package struct ResourceView: Hashable, Codable, Sendable {
    package let kind: String
    package let name: String
    /// Where its name is written.
    package let position: SourcePosition
    /// The resources it names, by kind and name: `Database/shop`.
    package let refersTo: [String]
    /// The resources that name it.
    package let referredBy: [String]

    package var identifier: String { "\(kind)/\(name)" }

    package init(kind: String, name: String, position: SourcePosition, refersTo: [String], referredBy: [String]) {
        self.kind = kind
        self.name = name
        self.position = position
        self.refersTo = refersTo
        self.referredBy = referredBy
    }
}

/// A resource with its text.
package struct ResourceDetail: Hashable, Codable, Sendable {
    package let resource: ResourceView
    /// What the kind is for, in one sentence.
    package let summary: String
    /// The YAML document that declares it. What is secret, or may be, is not shown.
    package let source: String
    /// The line of the file on which the source begins.
    package let firstLine: Int
    /// What is wrong with it.
    package let diagnostics: [Diagnostic]

    package init(
        resource: ResourceView, summary: String, source: String, firstLine: Int, diagnostics: [Diagnostic]
    ) {
        self.resource = resource
        self.summary = summary
        self.source = source
        self.firstLine = firstLine
        self.diagnostics = diagnostics
    }
}
