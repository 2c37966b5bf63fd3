import HTML
import JSONTree
import VigieAccess
import VigieClient
import VigieEngine

extension Console {
    /// What is asked to be done. A form that was not made for this session does nothing, and whoever came in by anything
    /// but a session sends no forms: a token does not change its owner's account.
    func post(_ visit: PageVisit) async throws -> PageResponse {
        guard case .session(let id) = visit.visitor.identity.credential else { throw AccessError.unauthenticated }
        let session = house.cookie(.session).token(in: visit.request.cookieHeader)
        guard let session, CSRFToken.verify(visit.request.form[PostForm.token], for: session, withID: id) else {
            try await house.access.refuseForm(of: visit.visitor.identity, from: visit.request.origin)
            throw AccessError.badForm
        }
        switch visit.path.first {
        case "runs" where visit.path.count == 3: return try await decide(visit)
        case "start" where visit.path.count == 2: return try await StartPage(visit.path[1], of: visit).start(visit)
        case "ledger" where visit.path == ["ledger", "checkpoint"]:
            let checkpoint = try await visit.client.checkpoint()
            return try await framed(CheckpointPage(checkpoint: checkpoint).content(visit.reader), visit)
        case "settings": return try await SettingsOrders(visit, house: house, console: self).answer()
        default: return try await framed(ProblemPage.nothingHere.content(visit.reader), visit)
        }
    }

    /// A person's word on a run.
    private func decide(_ visit: PageVisit) async throws -> PageResponse {
        let (id, form, client) = (RunID(visit.path[1]), visit.request.form, visit.client)
        let decision = Decision(digest: form["digest"] ?? "", comment: form["comment"])
        var next = id.rawValue
        switch visit.path[2] {
        case "approve": _ = try await client.approve(id, decision)
        case "refuse": _ = try await client.refuse(id, decision)
        case "cancel": _ = try await client.cancel(id, reason: form["reason"])
        case "retry": next = try await client.retry(id).id
        case "resolve": _ = try await client.resolve(id, try resolution(form))
        default: return try await framed(ProblemPage.nothingHere.content(visit.reader), visit)
        }
        return .seeOther(Link("runs", next))
    }

    private func resolution(_ form: FormValues) throws -> Resolution {
        switch form["outcome"] {
        case "done": .done(try JSONValue(parsing: Array((form["result"] ?? "null").utf8)))
        case "not-done": .notDone
        default: .abandon
        }
    }
}
