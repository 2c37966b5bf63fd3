import Crypto
import JSONTree
import Surroundings
import VigieStore

extension ApprovalRequest {
    /// What came of the request so far.
    enum Decision: Equatable {
        case pending(approvedBy: [String])
        case approved(by: [String], at: Timestamp)
        case refused(by: String, comment: String?)
        case expired
    }

    /// Judges the votes that were posted: only those of this very request, in time, by people who may decide.
    func decision(_ signals: [SignalRecord], now: Timestamp) -> Decision {
        var people: [String] = []
        for signal in signals where signal.name == SignalName.approval.rawValue && signal.at < expiresAt {
            guard let vote = try? signal.payload.decoded(as: Vote.self), vote.sequence == sequence,
                vote.digest == digest
            else { continue }
            guard vote.approves else {
                if mayRefuse(vote.by) { return .refused(by: vote.by, comment: vote.comment) }
                continue
            }
            guard mayApprove(vote.by), !people.contains(vote.by) else { continue }
            people.append(vote.by)
            if people.count >= policy.people { return .approved(by: people, at: signal.at) }
        }
        return now < expiresAt ? .pending(approvedBy: people) : .expired
    }

    /// SHA-256 of the canonical JSON, in hexadecimal.
    static func digest(of subject: JSONValue) -> String {
        let digits = Array("0123456789abcdef")
        return SHA256.hash(data: subject.canonical).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}

/// One person's decision on one request.
struct Vote: Codable {
    let sequence: Int
    let digest: String
    let by: String
    let approves: Bool
    let comment: String?
}
