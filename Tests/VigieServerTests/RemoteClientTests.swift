import Cron
import JSONTree
import Surroundings
import Testing
import VigieAccess
import VigieBackups
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieRemoteClient
import VigieServer
import Wording

/// A client over HTTP answers what a local one does.
@Suite struct RemoteClientTests {
    private func access(_ vigie: ServedVigie, token: String? = nil) throws -> ServerAccess {
        let address = try #require(ServerAddress(vigie.address))
        return ServerAccess(address: address, token: Secret(token ?? vigie.token))
    }

    @Test func `plan, readiness and procedures are told as they are`() async throws {
        try await ServedVigie.serving { vigie in
            try await RemoteClient.open(try access(vigie)) { client in
                let platform = try await client.platform()
                #expect(platform.name == "Shop & Söhne")
                #expect(platform.timeZone.identifier == "Europe/Paris")
                let plan = try await client.plan()
                #expect(plan.resources.map(\.identifier) == ["Application/shop", "Platform/shop"])
                let resource = try await client.resource("Application/shop")
                #expect(resource.source.contains("displayName: Shop"))
                let report = try await client.readiness()
                #expect(report.assessments.count == Catalogue.controls.count)
                #expect(report.platform == "Shop & Söhne")
                let control = try await client.control("backup.point-in-time", history: HistoryQuestion())
                #expect(control.history.last?.status == .missing)
                #expect(try await client.procedures().map(\.name).contains("backup.prove"))
            }
        }
    }

    @Test func `a run is started once, followed to its end and shown`() async throws {
        try await ServedVigie.serving { vigie in
            try await RemoteClient.open(try access(vigie)) { client in
                let events = try await client.events(after: nil, of: nil)
                let order = RunOrder(procedure: "backup.sweep", input: [:], idempotencyKey: "once")
                let started = try await client.start(order)
                #expect(!started.wasKnown)
                let again = try await client.start(order)
                #expect(again.wasKnown)
                #expect(again.run.id == started.run.id)
                for try await event in events {
                    if case .run(let run) = event.kind, run.id == started.run.id, run.state.isEnded { break }
                }
                let detail = try await client.run(RunID(started.run.id))
                #expect(detail.run.verdict == .pass)
                #expect(detail.steps.map(\.name) == ["sweep"])
                #expect(
                    try await client.runs(RunQuestion(procedure: "backup.sweep")).items.contains {
                        $0.id == detail.run.id
                    })
                #expect(detail.run.cause.hasPrefix("person/"))
            }
        }
    }

    @Test func `a step that fails is told with its reason, before the run ends`() async throws {
        let cluster = """

            ---
            apiVersion: vigie.dev/v1
            kind: Cluster
            metadata: {name: main}
            spec: {access: {kubeconfig: {file: /nonexistent/kubeconfig}}, namespaces: [shop]}
            """
        try await ServedVigie.serving(plan: ServedVigie.plan + cluster) { vigie in
            try await RemoteClient.open(try access(vigie)) { client in
                let events = try await client.events(after: nil, of: nil)
                let order = RunOrder(procedure: "cluster.check", input: ["cluster": "main"])
                let id = RunID(try await client.start(order).run.id)
                var told: [String] = []
                for try await event in events where event.run == id {
                    if case .step(_, let step) = event.kind, step.kind == "repeatable" {
                        told.append("\(step.name) \(step.state) \(step.problem?.title ?? "")")
                    }
                    if case .run(let run) = event.kind, run.state.isEnded { break }
                }
                #expect(told.first == "look started ")
                #expect(told.contains("look failed The way to the cluster 'main' is wrong."))
                let step = try #require(try await client.run(id).steps.first)
                #expect(step.problem?.title == "The way to the cluster 'main' is wrong.")
            }
        }
    }

    @Test func `errors come back as they were raised`() async throws {
        try await ServedVigie.serving { vigie in
            try await RemoteClient.open(try access(vigie)) { client in
                await #expect(throws: EngineError.unknownRun("0123").problem) { _ = try await client.run("0123") }
                let bad = RunOrder(procedure: "backup.take", input: ["policy": "shop"])
                let error = await #expect(throws: Problem.self) { _ = try await client.start(bad) }
                #expect(error?.code == "client.bad-input")
            }
            try await RemoteClient.open(try access(vigie, token: "vigie_wrong")) { client in
                let error = await #expect(throws: Problem.self) { _ = try await client.platform() }
                #expect(error?.code == "access.unauthenticated")
            }
        }
    }

    @Test func `who listens hears nothing more once their token is revoked`() async throws {
        try await ServedVigie.serving { vigie in
            try await Records.open(DataDirectory(vigie.directory + "/data")) { records in
                let (tokens, root) = (records.access.tokens, try await records.commandLine())
                let made = try await tokens.create(
                    for: "ada", label: "short", roles: .everywhere(.viewer), life: .seconds(3600), by: root,
                    under: AccessPolicy(plan: .empty))
                try await RemoteClient.open(try access(vigie, token: made.text.reveal())) { listener in
                    let events = try await listener.events(after: nil, of: nil)
                    try await tokens.revoke(made.token.id, of: "ada", by: root)
                    // What was let in just now is not asked again so soon.
                    try await Task.sleep(for: .milliseconds(1100))
                    let id = try await RemoteClient.open(try access(vigie)) { client in
                        try await client.start(RunOrder(procedure: "backup.sweep", input: [:])).run.id
                    }
                    let error = await #expect(throws: Problem.self) {
                        for try await event in events where event.run?.rawValue == id {
                            Issue.record("it was told of the run: \(event.kind.name)")
                            break
                        }
                    }
                    #expect(error?.code == "access.unauthenticated")
                }
            }
        }
    }

    @Test func `the ledger's proofs and checkpoints are told`() async throws {
        try await ServedVigie.serving { vigie in
            try await RemoteClient.open(try access(vigie)) { client in
                let page = try await client.entries(EntryQuestion(limit: 1))
                #expect(page.items.count == 1)
                let next = try await client.entries(EntryQuestion(cursor: page.next, limit: 1))
                #expect(next.items.first?.index == page.items.first.map { $0.index - 1 })
                #expect(try await client.proof(of: 0).proof.hasPrefix("c2sp.org/tlog-proof@v1"))
                #expect(try await client.verify(VerificationQuestion()).verdict == .pass)
                let checkpoint = try await client.checkpoint()
                #expect(try await client.latestCheckpoint() == checkpoint)
                let login = try await client.entries(EntryQuestion(kind: "access.login", limit: 1)).items.first
                #expect(login?.names?.values.sorted() == ["ada"])
                let proof = try await client.consistency(from: 1, to: checkpoint.size)
                #expect(proof.size == checkpoint.size)
                #expect(try await client.export(from: 0, limit: 1).lines.hasSuffix("}\n"))
            }
        }
    }
}
