import VigieChapter
package import VigieEngine
package import VigieLedger
package import VigiePlan

/// What access adds to a plan: people, their roles, and where they sign in.
package struct AccessPart: Part {
    package init() {}

    package let kinds: [any ResourceSpec.Type] = [Person.self, Team.self, RoleBinding.self, IdentityProvider.self]

    package func check(_ plan: Plan, measuredIn ledger: Ledger?) async -> [Diagnostic] {
        AccessCheck(plan: plan).diagnostics
    }

    package func watches(for plan: Plan) -> [any Watch] { [AccessWatch()] }
}
