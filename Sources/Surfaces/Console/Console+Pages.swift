import HTML
import Surroundings
import VigieClient
import VigieEngine
import VigieReadiness

extension Console {
    /// What is looked at.
    func get(_ visit: PageVisit) async throws -> PageResponse {
        switch visit.path.first {
        case "runs" where visit.path.count == 3 && visit.path[2] == "live":
            return try await LivePage.run(RunID(visit.path[1]), visit, house: house)
        case "today" where visit.path.count == 2 && visit.path[1] == "live":
            return try await LivePage.today(visit, house: house)
        case "ledger" where visit.path.count == 2 && visit.path[1] == "export":
            return try await LedgerExport.response(visit.client)
        case "find" where visit.query["part"] != nil:
            return .piece(try await FindPage(of: visit).list(visit.reader))
        default:
            return try await framed(try await content(visit) ?? ProblemPage.nothingHere.content(visit.reader), visit)
        }
    }

    /// The page at a path; `nil` where there is none.
    func content(_ visit: PageVisit) async throws -> PageContent? {
        let (client, reader, path) = (visit.client, visit.reader, visit.path)
        switch (path.first, path.count) {
        case (nil, _):
            return try await ReadinessPage(of: client, query: visit.query, now: reader.now).content(reader)
        case ("readiness", 2):
            return try await ControlPage(ControlID(path[1]), of: client).content(reader)
        case ("today", 1):
            return try await TodayPage(of: client, visitor: visit.visitor, now: reader.now).content(reader)
        case ("find", 1): return try await FindPage(of: visit).content(reader)
        case ("start", 1...2): return try await StartPage(path.dropFirst().first, of: visit).content(reader)
        case ("backups", 1...2): return try await BackupsPage(path.dropFirst().first, of: visit).content(reader)
        case ("secrets", 1): return try await SecretsPage(of: visit).content(reader)
        case ("secrets", 2): return try await SecretPage(path[1], of: visit).content(reader)
        case ("people", 1): return try await PeoplePage(visit, house: house).content(reader)
        case ("settings", 1): return try await SettingsPage(visit, house: house).content(reader)
        case ("runs", _): return try await runs(visit)
        case ("plan", _): return try await plan(visit)
        case ("ledger", _): return try await ledger(visit)
        default: return nil
        }
    }

    private func runs(_ visit: PageVisit) async throws -> PageContent? {
        let (client, reader, path) = (visit.client, visit.reader, visit.path)
        switch path.count {
        case 1:
            let live = try await client.runs(RunQuestion(statuses: [.running], limit: 50)).items.count
            return try await RunsPage(of: client, query: visit.query, live: live).content(reader)
        case 2: return try await RunPage(RunID(path[1]), of: client, visitor: visit.visitor).content(reader)
        case 3 where path[2] == "log":
            return try await LogPage(RunID(path[1]), after: visit.query.integer("after") ?? 0, of: client).content(
                reader)
        default: return nil
        }
    }

    private func plan(_ visit: PageVisit) async throws -> PageContent? {
        switch visit.path.count {
        case 1: try await PlanPage(of: visit.client).content(visit.reader)
        case 3: try await ResourcePage("\(visit.path[1])/\(visit.path[2])", of: visit.client).content(visit.reader)
        default: nil
        }
    }

    private func ledger(_ visit: PageVisit) async throws -> PageContent? {
        let (client, reader) = (visit.client, visit.reader)
        guard visit.path.count == 2 else {
            guard visit.path.count == 1 else { return nil }
            let page = try await LedgerPage(of: client, query: visit.query, total: visit.platform.entries)
            return page.content(reader, visitor: visit.visitor)
        }
        if visit.path[1] == "verify" { return try await VerificationPage(of: client).content(reader) }
        guard let index = Int64(visit.path[1]) else { return nil }
        return try await EntryPage(index, of: client, total: visit.platform.entries, visitor: visit.visitor).content(
            reader)
    }
}
