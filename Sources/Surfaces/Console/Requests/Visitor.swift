/// Somebody who has logged in.
package struct Visitor: Sendable {
    /// As runs and the ledger name them: `person/ada`.
    package let actor: String
    /// As they are called.
    package let name: String
    /// Makes a form this person's own: whoever cannot read it cannot send one in their name.
    package let formToken: String

    package init(actor: String, name: String, formToken: String) {
        self.actor = actor
        self.name = name
        self.formToken = formToken
    }
}
