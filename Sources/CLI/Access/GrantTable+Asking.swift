import JSONTree
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets

extension GrantTable {
    /// What whoever answers knows of emergencies.
    init(of client: any Client) async throws {
        var names: [String: String] = [:]
        func recorded<E: Evidence>(_: E.Type = E.self) async throws -> [(entry: LedgerEntry, evidence: E)] {
            let page = try await client.entries(EntryQuestion(kind: E.kind, limit: EmergencyHistory.most))
            return try page.items.map { view in
                names.merge(view.names ?? [:]) { known, _ in known }
                return (view.entry, try view.evidence())
            }
        }
        let history = EmergencyHistory(
            granted: try await recorded(), ended: try await recorded(), reviewed: try await recorded())
        let reasons = history.events.isEmpty ? [:] : try await client.reasonsForAccess()
        rows = history.events.map { event in
            // Of whom nobody knows the name any more no words are shown either.
            let who = names[event.granted.who]
            return Row(event: event, who: who, reason: who.flatMap { _ in reasons[event.granted.grant] })
        }
        self.names = try await client.plan().resources.filter { $0.kind == EmergencyAccess.kind }.map(\.name).sorted()
    }
}

extension Client {
    /// What was said by those who asked to be let in, by the name of their request.
    fileprivate func reasonsForAccess() async throws -> [String: String] {
        var reasons: [String: String] = [:]
        var question = RunQuestion(procedure: RequestAccess.name.rawValue, limit: 500)
        repeat {
            let page = try await runs(question)
            for run in page.items { reasons[run.id] = run.input?["reason"]?.string }
            question.cursor = page.next
        } while question.cursor != nil
        return reasons
    }
}
