import VigieEngine
import VigieLedger
import VigiePlan

extension Reaction {
    /// The copy in a manager follows at once.
    static let copyAfterRotation = Reaction(name: "copy-after-rotation", kind: SecretRotated.kind) { entry, plan in
        let name = try entry.evidence(as: SecretRotated.self).secret
        guard plan.find(ManagedSecret.self, name)?.spec.sync?.owner == .vigie else { return [] }
        return [SyncSecret(secret: name)]
    }

    /// A copy of what is no longer valid is worth nothing: whatever covers a changed secret is sealed anew.
    static let sealAfterRotation = Reaction(name: "seal-after-rotation", kind: SecretRotated.kind) { entry, plan in
        let rotated = try entry.evidence(as: SecretRotated.self)
        return plan.all(Escrow.self)
            .filter { escrow in escrow.spec.covered(in: plan).contains { $0.name == rotated.secret } }
            .map { EscrowSecrets(escrow: $0.name) }
    }
}
