import VigieAccess
import VigieReadiness

/// Somebody who has signed in, and what makes a form their own.
struct Visitor: Sendable {
    let identity: Identity
    /// Whoever cannot read it cannot send a form in their name.
    let formToken: String
    /// The session they came with; a token's owner has none.
    let session: String?

    var actor: String { identity.actor }
    var name: String { identity.displayName }

    init(identity: Identity, formToken: String) {
        self.identity = identity
        self.formToken = formToken
        if case .session(let id) = identity.credential { session = id } else { session = nil }
    }

    /// Whether there are runs and entries to show: of everything, or of their chapters.
    var readsRuns: Bool { ChapterName.allCases.contains { may(.read($0)) } }

    func may(_ action: Action) -> Bool { identity.may(action) }
}
