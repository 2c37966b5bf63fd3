import Foundation
import JSONTree
import Surroundings
import Testing
import VigieAccess
import VigieClient
import VigieConsole
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore

/// How long pages take on a long history: 100,000 entries and 10,000 runs. Nothing is asserted of time, which is the
/// machine's matter; `VIGIE_CONSOLE_SPEED=1` writes the figures to the test's output.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["VIGIE_CONSOLE_SPEED"] != nil)) struct SpeedTests {
    struct Fact: Evidence {
        static let kind = "backup.proof"
        let verdict: Verdict
        let repository: String
    }

    @Test func `pages are quick on a long history`() async throws {
        try await ConsoleLab.open { lab in
            try await Self.fill(lab)
            let policy = AccessPolicy(plan: .empty)
            let opened = try await lab.access.setup.use(
                try await lab.access.setup.issue()?.reveal() ?? "", person: "ada",
                password: Secret("seven boats under a paper moon"), from: Visit(), under: policy)
            let cookie = SessionCookie(isSecure: false).name + "=" + opened.token.reveal()
            let client = LocalClient(desk: lab.desk, caller: Caller(actor: opened.identity.actor))
            let pages = [
                "/", "/today", "/runs", "/runs?state=fail", "/runs/00005000", "/backups", "/plan", "/ledger",
                "/ledger?kind=backup.proof", "/ledger/50000", "/people", "/settings", "/find?q=verify",
            ]
            var report = ""
            for page in pages {
                let request = PageRequest(
                    method: .get, target: page, headers: ["cookie": cookie], identity: opened.identity, client: client)
                var times: [Duration] = []
                for _ in 0..<100 {
                    let start = ContinuousClock.now
                    let response = await lab.console.respond(to: request)
                    times.append(ContinuousClock.now - start)
                    #expect(response.status == 200, "\(page)")
                }
                times.sort()
                report += "\(page): median \(times[50]), 99th percentile \(times[98])\n"
            }
            FileHandle.standardError.write(Data(report.utf8))
        }
    }

    private static func fill(_ lab: ConsoleLab) async throws {
        for batch in 0..<100 {
            let entries = try (0..<1000).map { index in
                Change.appendEntry(
                    try lab.ledger.draft(
                        Fact(verdict: .pass, repository: "fra"), subject: "BackupPolicy/p\(index % 20)", run: nil,
                        actor: "schedule/x", key: "\(batch)-\(index)"))
            }
            _ = try await lab.store.commit(entries)
        }
        for batch in 0..<10 {
            let runs = (0..<1000).map { index in
                let number = String(batch * 1000 + index)
                var run = RunRecord(
                    id: String(repeating: "0", count: 8 - number.count) + number, procedure: "lab.prove",
                    input: ["policy": "shop"], subject: "BackupPolicy/p\(index % 20)", cause: "schedule/x",
                    createdAt: lab.world.now(), status: RunStatus.finished.rawValue)
                run.verdict = index.isMultiple(of: 50) ? "fail" : "pass"
                run.summary = "Everything came back."
                (run.startedAt, run.finishedAt) = (run.createdAt, run.createdAt + .seconds(3))
                return Change.insertRun(run)
            }
            _ = try await lab.store.commit(runs)
        }
    }
}
