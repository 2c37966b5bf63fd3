import VigieLedger
import VigiePlan

/// What the ledger knows of envelopes: of each access the one that was sealed last, as long as it opens something.
struct EnvelopeHistory: Sendable {
    let sealed: [(entry: LedgerEntry, evidence: EnvelopeSealed)]

    /// - Parameter access: absent for all.
    init(_ ledger: Ledger, of access: String? = nil) async throws {
        let subject = access.map { "EmergencyAccess/\($0)" }
        let voided = Dictionary(
            try await ledger.all(EnvelopeVoided.self, subject: subject, limit: 1000)
                .map { ($0.evidence.access, $0.entry.index) }
        ) { newer, _ in newer }
        var known: Set<String> = []
        sealed = try await ledger.all(EnvelopeSealed.self, subject: subject, limit: 1000).filter { item in
            known.insert(item.evidence.access).inserted && item.entry.index > voided[item.evidence.access] ?? -1
        }
    }

    /// Those that the plan does not have, or has at another place or with other rights.
    func withdrawn(from plan: Plan) -> [EnvelopeSealed] {
        sealed.map(\.evidence).filter { envelope in
            guard let place = envelope.place, let access = plan.find(EmergencyAccess.self, envelope.access),
                case .postgresRole(let role) = access.spec.grants, role.envelope != nil
            else { return envelope.place != nil }
            return (try? access.spec.grants.place(in: plan)) != place
        }
    }
}
