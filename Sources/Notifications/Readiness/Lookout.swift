import JSONTree
import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieStore
import Wording

/// Looks how the promises stand, and records what became worse or right again since it looked last.
///
/// What was noticed is remembered in the same commit as the entries about it, so each is told once until it recovers.
struct Lookout: Sendable {
    private static let document = DocumentKey("notify.lookout", "noticed")

    let judges: [ControlJudge]

    /// - Returns: how many changes were recorded.
    @discardableResult
    func look(_ plan: Plan, _ ledger: Ledger, _ world: World) async throws -> Int {
        let context = JudgementContext(plan: plan, ledger: ledger, now: world.now())
        let report = try await Readiness.assess(judges: judges, context: context)
        let (known, version) = try await noticed(in: ledger.store)
        var noticed = known
        noticed.isHeard(by: plan.all(NotificationPreference.self).count)
        let changes = report.assessments.compactMap { noticed.notice($0) }
        guard noticed != known else { return 0 }
        let isFirst = try await remember(noticed, version, changes, ledger)
        return isFirst ? changes.count : 0
    }

    private func noticed(in store: any Store) async throws -> (Noticed, Int64) {
        guard let document = try await store.document(Self.document) else { return (Noticed(), 0) }
        return (try JSONValue(parsing: document.body).decoded(as: Noticed.self), document.version)
    }

    /// - Returns: whether no other process had looked at the same time.
    private func remember(
        _ noticed: Noticed, _ version: Int64, _ changes: [ReadinessChanged], _ ledger: Ledger
    ) async throws -> Bool {
        let body = try JSONValue(encoding: noticed).canonical
        var writes = [Change.putDocument(Self.document, body: body, expecting: version)]
        for change in changes {
            let entry = try ledger.draft(
                change, subject: "Control/\(change.control)", actor: "watch/readiness",
                key: "readiness/\(change.control)/\(version)")
            writes.append(.appendEntry(entry))
        }
        do {
            _ = try await ledger.store.commit(writes)
            return true
        } catch StoreError.conflict {
            return false
        }
    }
}

/// What is wrong and was noticed, by control.
struct Noticed: Codable, Hashable, Sendable {
    private var troubles: [String: Trouble] = [:]
    /// Whether nobody was there to be told when it was noticed.
    private var isUnheard: Bool?

    /// What was noticed while there was nobody to tell is news to whoever is first to ask for it.
    mutating func isHeard(by listeners: Int) {
        if listeners > 0, isUnheard == true { troubles = [:] }
        isUnheard = listeners == 0
    }

    /// Takes note of how a control stands.
    /// - Returns: what there is to say about it: that it became worse, or that it is right again.
    mutating func notice(_ assessment: ControlAssessment) -> ReadinessChanged? {
        let id = assessment.control.id.rawValue
        let (before, now) = (troubles[id], assessment.status)
        switch now {
        case .stale, .failing:
            let trouble = Trouble(assessment)
            guard before.map(trouble.isNews(after:)) ?? true else { return nil }
            troubles[id] = trouble
        case .proven:
            guard before != nil else { return nil }
            troubles[id] = nil
        case .configured, .missing, .notApplicable:
            // Another plan, not a recovery.
            troubles[id] = nil
            return nil
        }
        return ReadinessChanged(
            control: assessment.control.id, before: before?.status, now: now, reason: assessment.judgement.reason,
            problem: assessment.problem?.code,
            evidence: assessment.judgement.evidence)
    }
}

/// What is wrong with a promise: how it stands, and by what.
struct Trouble: Hashable, Sendable, Codable {
    let status: ControlStatus
    /// Whether nobody can tell how it stands: what is wrong may be something else than the promise.
    private var isUnjudged = false
    /// The kind of what was measured, where something was.
    private var evidence: String?

    init(_ assessment: ControlAssessment) {
        status = assessment.status
        isUnjudged = assessment.problem != nil
        evidence = assessment.judgement.evidence?.kind
    }

    init(from decoder: any Decoder) throws {
        // The first form of it was the status alone.
        if let status = try? decoder.singleValueContainer().decode(ControlStatus.self) {
            self.status = status
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        status = try container.decode(ControlStatus.self, forKey: .status)
        isUnjudged = try container.decode(Bool.self, forKey: .isUnjudged)
        evidence = try container.decodeIfPresent(String.self, forKey: .evidence)
    }

    /// Whether people have to hear of it who heard of the other. What was failing and is now only stale, or cannot be
    /// judged, is not better; what fails by something else is worse than was told.
    func isNews(after other: Trouble) -> Bool {
        guard status == .failing else { return false }
        guard other.status == .failing else { return true }
        return !isUnjudged && (other.isUnjudged || evidence != other.evidence)
    }
}
