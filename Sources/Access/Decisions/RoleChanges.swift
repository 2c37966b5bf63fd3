import Surroundings
import VigieLedger
import VigieStore

/// What changes in who may do what when another plan is taken up: recorded once, whichever process notices.
struct RoleChanges: Sendable {
    private static let collection = "access.roles"
    private static let name = "plan"

    let chronicle: Chronicle
    let policy: AccessPolicy

    /// Compares with the plan that was recorded last, and records the difference.
    ///
    /// - Returns: whose roles have changed.
    func record() async throws -> [String] {
        let drawer = Drawer<[String: Roles]>(store: chronicle.store, collection: Self.collection)
        let present = Dictionary(policy.people.map { ($0, policy.roles(of: $0)) }) { first, _ in first }
        return try await retryingConflicts {
            let sheet = try await drawer.find(Self.name)
            let earlier = sheet?.value ?? [:]
            let changed = Set(earlier.keys).union(present.keys).sorted()
                .filter { earlier[$0, default: .none] != present[$0, default: .none] }
            guard !changed.isEmpty else { return [] }
            var changes: [Change] = []
            if var sheet {
                sheet.value = present
                changes.append(try drawer.replacing(sheet))
            } else {
                changes.append(try drawer.adding(present, as: Self.name))
            }
            for person in changed {
                let evidence = AccessChanged(
                    .rolesChanged, before: earlier[person, default: .none], after: present[person, default: .none],
                    reason: "plan")
                let actor = try await chronicle.actor(person)
                changes.append(try chronicle.entry(evidence, about: actor, by: Chronicle.system))
            }
            _ = try await chronicle.store.commit(changes)
            return changed
        }
    }
}
