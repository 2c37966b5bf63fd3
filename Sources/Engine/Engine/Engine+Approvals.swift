import JSONTree
import Surroundings
import VigieStore

extension Engine {
    /// What people are asked to decide on now, the oldest first.
    package func pendingApprovals() async throws -> [ApprovalRequest] {
        let query = RunQuery(statuses: [RunStatus.waiting.rawValue], limit: 1000)
        var requests: [ApprovalRequest] = []
        for record in try await store.runs(query).reversed() {
            if let request = try await pendingApproval(of: RunID(record.id)) { requests.append(request) }
        }
        return requests
    }

    /// What people are asked to decide on before this run goes on.
    package func pendingApproval(of id: RunID) async throws -> ApprovalRequest? {
        let row = try await store.steps(of: id.rawValue).last
        guard let row, row.kind == StepKind.approval.rawValue, row.state == StepState.waiting.rawValue,
            var request = try row.result?.decoded(as: ApprovalRequest.self),
            case .pending(let people) = request.decision(
                try await store.signals(of: id.rawValue), now: world.now())
        else { return nil }
        request.approvedBy = people
        return request
    }

    /// Agrees to what a run would do; the digest says what that is.
    package func approve(
        _ id: RunID, digest: String, by person: String, comment: String? = nil
    ) async throws {
        try await vote(id, digest, approves: true, by: person, comment)
    }

    /// Objects to what a run would do.
    package func refuse(
        _ id: RunID, digest: String, by person: String, comment: String? = nil
    ) async throws {
        try await vote(id, digest, approves: false, by: person, comment)
    }

    private func vote(
        _ id: RunID, _ digest: String, approves: Bool, by person: String, _ comment: String?
    ) async throws {
        guard let request = try await pendingApproval(of: id) else {
            throw EngineError.notWaitingForApproval(run: id.rawValue)
        }
        guard digest == request.digest else {
            throw EngineError.differentDigest(expected: request.digest, given: digest)
        }
        if approves {
            guard request.policy.requesterMayApprove || person != request.requester else {
                throw EngineError.ownRequest(person: person)
            }
            guard request.mayApprove(person) else { throw EngineError.notAsked(person: person) }
            guard !request.approvedBy.contains(person) else {
                throw EngineError.alreadyDecided(person: person)
            }
        } else {
            guard request.mayRefuse(person) else { throw EngineError.notAsked(person: person) }
        }
        let vote = Vote(
            sequence: request.sequence, digest: digest, by: person, approves: approves, comment: comment)
        let key = "\(request.sequence)/\(person)/\(approves ? "yes" : "no")"
        try await post(id, SignalName.approval.rawValue, key: key, JSONValue(encoding: vote))
    }
}
