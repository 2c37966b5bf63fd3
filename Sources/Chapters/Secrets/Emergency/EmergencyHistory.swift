package import VigieLedger

/// A time that access was given, with what came of it.
package struct EmergencyEvent: Sendable {
    package let entry: LedgerEntry
    package let granted: AccessGranted
    package let ended: (entry: LedgerEntry, evidence: AccessEnded)?
    package let reviewed: (entry: LedgerEntry, evidence: AccessReviewed)?

    /// What has been granted and not ended may be open, whatever its time says.
    package var isOpen: Bool { ended == nil }
    /// What nobody was let in by, nobody has to look at.
    package var isClosed: Bool { ended != nil && (reviewed != nil || neverBegan) }
    package var neverBegan: Bool { ended?.evidence.cause == .neverBegan }
}

/// What the ledger knows of emergencies.
package struct EmergencyHistory: Sendable {
    /// So many entries of each kind are looked at.
    package static let most = 1000

    /// Newest first.
    package let events: [EmergencyEvent]

    /// - Parameter access: absent for all.
    package init(_ ledger: Ledger, of access: String? = nil) async throws {
        let subject = access.map { "EmergencyAccess/\($0)" }
        self.init(
            granted: try await ledger.all(AccessGranted.self, subject: subject, limit: Self.most),
            ended: try await ledger.all(AccessEnded.self, subject: subject, limit: Self.most),
            reviewed: try await ledger.all(AccessReviewed.self, subject: subject, limit: Self.most))
    }

    /// - Parameters: what was recorded, the newest first.
    package init(
        granted: [(entry: LedgerEntry, evidence: AccessGranted)], ended: [(entry: LedgerEntry, evidence: AccessEnded)],
        reviewed: [(entry: LedgerEntry, evidence: AccessReviewed)]
    ) {
        let ended = Dictionary(ended.map { ($0.evidence.grant, $0) }) { newer, _ in newer }
        let reviewed = Dictionary(reviewed.map { ($0.evidence.grant, $0) }) { newer, _ in newer }
        events = granted.map { item in
            let grant = item.evidence.grant
            return EmergencyEvent(
                entry: item.entry, granted: item.evidence,
                ended: ended[grant].map { (entry: $0.entry, evidence: $0.evidence) },
                reviewed: reviewed[grant].map { (entry: $0.entry, evidence: $0.evidence) })
        }
    }

    package func find(_ grant: String) throws(EmergencyError) -> EmergencyEvent {
        guard let event = events.first(where: { $0.granted.grant == grant }) else { throw .noGrant(grant) }
        return event
    }

    /// Nobody gets in while somebody is in, or before it was looked at how the last one used it.
    ///
    /// - Parameter index: what was recorded from there on does not count: of several who ask at once, the first gets in.
    func checkClosed(before index: Int64 = .max) throws(EmergencyError) {
        for event in events where !event.isClosed && event.entry.index < index {
            if event.isOpen { throw .stillOpen(grant: event.granted.grant) }
            throw .notReviewed(grant: event.granted.grant)
        }
    }
}
