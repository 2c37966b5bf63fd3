import JSONTree
import Surroundings
import VigieLedger
import VigieStore
package import Wording

extension Run {
    /// Asks people whether exactly this may be done, and waits for their decision.
    ///
    /// - Parameter subject: all that the following steps will go by; its canonical JSON is what is approved.
    /// - Throws: `StepFailure` when it was refused or nobody approved in time.
    package func approval(
        of subject: some Encodable & Sendable, title: LocalizedText, policy: ApprovalPolicy = ApprovalPolicy()
    ) async throws -> Approval {
        let (titles, title) = (title, title.en)
        let subject = try JSONValue(encoding: subject)
        let digest = ApprovalRequest.digest(of: subject)
        switch try await journal.enter(title, .approval) {
        case .known(let result):
            guard let approval = try result?.decoded(as: Approval.self), approval.digest == digest else {
                throw journal.otherSubject(title, digest)
            }
            return approval
        case .open(let sequence, let earlier):
            var row = earlier ?? journal.row(title, .approval, sequence)
            let request =
                try earlier?.result?.decoded(as: ApprovalRequest.self)
                ?? ApprovalRequest(
                    run: id, sequence: sequence, title: title, titles: titles,
                    subject: journal.scrubber.scrub(subject), digest: digest, policy: policy,
                    requester: journal.record.cause,
                    expiresAt: journal.world.now() + policy.expiresAfter, approvedBy: [])
            guard request.digest == digest else { throw journal.otherSubject(title, digest) }
            if earlier == nil { try await tell(of: request) }
            return try await journal.decide(request, &row)
        }
    }

    /// Makes known that people are asked: whoever looks at the ledger can fetch them. Once, whatever dies in between.
    private func tell(of request: ApprovalRequest) async throws {
        let entry = try ledger.draft(
            ApprovalRequested(request, procedure: journal.record.procedure), subject: journal.record.subject,
            run: id.rawValue, actor: journal.record.cause, key: "run/\(id)/\(request.sequence)/asked")
        try await journal.commit([.appendEntry(entry)])
    }
}

extension Journal {
    fileprivate func decide(_ request: ApprovalRequest, _ row: inout StepRecord) async throws -> Approval {
        let signals = with(\.signals)
        switch request.decision(signals, now: world.now()) {
        case .approved(let people, let instant):
            let approval = Approval(digest: request.digest, approvedBy: people, at: instant)
            try await finish(&row, result: JSONValue(encoding: approval))
            return approval
        case .refused(let person, let comment):
            throw try await fail(&row, .approvalRefused(by: person, comment: comment))
        case .expired:
            throw try await fail(&row, .approvalExpired(title: request.title, at: request.expiresAt))
        case .pending(let people):
            var request = request
            request.approvedBy = people
            row.result = try JSONValue(encoding: request)
            emit(.approvalRequested(request))
            throw try await layAside(&row, until: request.expiresAt, seen: signals.count)
        }
    }

    private func fail(_ row: inout StepRecord, _ error: EngineError) async throws -> StepFailure {
        let failure = StepFailure(step: row.name, problem: scrubber.scrub(error.problem))
        try await fail(&row, failure)
        return failure
    }

    /// The procedure now wants to do something else than what people were asked about.
    fileprivate func otherSubject(_ title: String, _ digest: String) -> RunHalted {
        let place = with(\.history.next)
        let error = EngineError.diverged(
            place: place, expected: "an approval of something else", found: "\(title) (\(digest))")
        return halt(.diverged(error.problem))
    }
}
