import Wording

/// One problem of a plan: what is wrong, where, and what to write instead. What it quotes of the plan cannot steer the
/// terminal that it is shown on.
package struct Diagnostic: Hashable, Sendable, Codable {
    package enum Severity: String, CaseIterable, Hashable, Sendable, Codable {
        case error
        case warning
    }

    /// Another place that belongs to the problem: where the name was used first, say.
    package struct Related: Hashable, Sendable, Codable {
        package let message: String
        package let position: SourcePosition

        package init(_ message: String, at position: SourcePosition) {
            self.message = message.visible
            self.position = position
        }
    }

    package let severity: Severity
    /// Stable and dotted, for programs: `plan.unknown-field`.
    package let code: String
    /// One sentence without a full stop; never a secret.
    package let message: String
    package let position: SourcePosition?
    package let hint: String?
    package let related: [Related]

    package init(
        _ severity: Severity, _ code: String, _ message: String, at position: SourcePosition?, hint: String? = nil,
        related: [Related] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message.visible
        self.position = position
        self.hint = hint?.visible
        self.related = related
    }

    package static func error(
        _ code: String, _ message: String, at position: SourcePosition?, hint: String? = nil, related: [Related] = []
    ) -> Diagnostic {
        Diagnostic(.error, code, message, at: position, hint: hint, related: related)
    }

    package static func warning(
        _ code: String, _ message: String, at position: SourcePosition?, hint: String? = nil, related: [Related] = []
    ) -> Diagnostic {
        Diagnostic(.warning, code, message, at: position, hint: hint, related: related)
    }
}

extension Diagnostic: Comparable {
    /// In the order of the text; what has no place comes first.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        switch (left.position, right.position) {
        case (let first?, let second?) where first != second: first < second
        case (nil, _?): true
        case (_?, nil): false
        default: (left.code, left.message) < (right.code, right.message)
        }
    }
}
