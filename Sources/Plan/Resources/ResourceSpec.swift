/// A kind of resource that a plan can hold: the `spec` of its envelope.
package protocol ResourceSpec: PlanObject {
    /// As written in `kind:`, such as `BackupPolicy`.
    static var kind: String { get }

    /// What such a resource is, in one sentence; it ends up in the schema.
    static var summary: String { get }

    /// What can be wrong with resources of this kind only when they are seen together.
    static func check(_ plan: Plan) -> [Diagnostic]
}

extension ResourceSpec {
    package static func check(_ plan: Plan) -> [Diagnostic] { [] }
}

extension String {
    /// `an Application`, `a Database`.
    var withArticle: String {
        (first.map { "AEIOU".contains($0) } ?? false ? "an " : "a ") + self
    }
}
