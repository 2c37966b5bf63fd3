/// Why an API server did not do what it was asked.
package enum KubernetesError: Error, Hashable, Sendable {
    case configuration(ConfigurationProblem)
    /// The program or the file that hands out credentials did not: in a moment it may.
    case credentials(source: String, reason: String, hint: String?)
    /// The server's own answer.
    case status(Status, request: String)
    case unreachable(server: String, request: String, reason: String)
    case untrusted(server: String, reason: String)
    case timedOut(request: String, after: Duration)
    /// The server answered what nobody could expect.
    case unreadable(request: String, reason: String)
    /// Asked for what cannot be: a name missing, an object of another kind.
    case invalid(reason: String)
    /// The client was closed before.
    case closed

    /// What the server said, where it said something.
    package var status: Status? {
        if case .status(let status, _) = self { status } else { nil }
    }

    package var isNotFound: Bool { status?.reason == .notFound }
    package var isAlreadyExists: Bool { status?.reason == .alreadyExists }
    package var isForbidden: Bool { status?.reason == .forbidden }
    package var isUnauthorized: Bool { status?.code == 401 }
    package var isInvalid: Bool { status?.reason == .invalid }
    package var isTooManyRequests: Bool { status?.code == 429 }
    /// Somebody else changed the object since it was read.
    package var isConflict: Bool { status?.reason == .conflict && conflicts.isEmpty }
    /// The resource version or the page asked for is too old to be known.
    package var isExpired: Bool {
        status.map { $0.code == 410 || $0.reason == .expired || $0.reason == .gone } ?? false
    }
    /// The resource version asked for is newer than the server has seen.
    package var isTooNew: Bool {
        status?.details?.causes.contains { $0.reason == "ResourceVersionTooLarge" } ?? false
    }
    package var isNamespaceTerminating: Bool {
        status?.details?.causes.contains { $0.reason == "NamespaceTerminating" } ?? false
    }
    package var isQuotaExceeded: Bool {
        isForbidden && (status?.message.contains("exceeded quota") ?? false)
    }

    /// Fields that others own and a server-side apply would have changed.
    package var conflicts: [FieldConflict] {
        status?.details?.causes.compactMap(FieldConflict.init) ?? []
    }
}

/// A field that a server-side apply would have changed, and whose it is.
package struct FieldConflict: Hashable, Sendable, CustomStringConvertible {
    /// As the server writes paths: `.spec.replicas`.
    package let field: String
    package let manager: String
    /// The server's whole sentence: it may name a subresource, a version and a time.
    package let message: String

    init?(_ cause: Status.Cause) {
        guard cause.reason == "FieldManagerConflict" else { return nil }
        field = cause.field ?? ""
        message = cause.message ?? ""
        let quoted = message.split(separator: "\"", omittingEmptySubsequences: false)
        manager = quoted.count > 1 ? String(quoted[1]) : ""
    }

    package var description: String { "\(field) belongs to \(manager)" }
}
