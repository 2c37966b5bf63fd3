package import VigieAccess

/// Who stands at the door, before anything is asked.
package struct Visitor: Sendable {
    package let visit: Visit
    /// The token of the session cookie, if there is one.
    package let session: String?
    /// `nil` for somebody who is not known.
    package let identity: Identity?

    package init(visit: Visit, session: String?, identity: Identity?) {
        self.visit = visit
        self.session = session
        self.identity = identity
    }
}
