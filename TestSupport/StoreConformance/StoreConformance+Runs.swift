import JSONTree
import Surroundings
import Testing
import VigieStore

extension StoreConformance {
    static let runs: [Check] = [
        Check("a run is read back whole, before and after it changed") { store in
            var record = run("r1", key: "once")
            _ = try await store.commit([.insertRun(record)])
            #expect(try await store.run("r1") == record)
            record.status = "finished"
            record.verdict = "pass"
            record.summary = "all « good »"
            record.output = ["measured": [1, 2.5, "three", nil]]
            record.problem = ["code": "x"]
            record.wakeAt = second(1)
            record.startedAt = second(2)
            record.finishedAt = second(3)
            _ = try await store.commit([.updateRun(record)])
            #expect(try await store.run("r1") == record)
            #expect(try await store.run("r2") == nil)
        },
        Check("an idempotency key that was used before returns the earlier run") { store in
            _ = try await store.commit([.insertRun(run("r1", key: "once"))])
            #expect(try await store.commit([.insertRun(run("r2", key: "once"))]) == [.run(id: "r1", isNew: false)])
            #expect(try await store.run("r2") == nil)
        },
        Check("an id that is taken is a conflict") { store in
            _ = try await store.commit([.insertRun(run("r1"))])
            await #expect(throws: StoreError.self) { try await store.commit([.insertRun(run("r1", status: "other"))]) }
            #expect(try await store.run("r1")?.status == "queued")
        },
        Check("updating a run that is not there is an error") { store in
            await #expect(throws: StoreError.missing("run r1")) { try await store.commit([.updateRun(run("r1"))]) }
        },
        Check("runs are found by any combination of conditions, newest first") { store in
            let records = (0..<40).map { number in
                var record = RunRecord(
                    id: "r\(100 + number)", procedure: "work.\(number % 2)", input: nil, subject: "Thing/\(number % 3)",
                    cause: "person/ada", createdAt: second(Int64(number)),
                    status: ["queued", "running", "sleeping", "finished"][number % 4])
                if number % 4 == 3 { record.verdict = number % 8 == 3 ? "pass" : "fail" }
                if number % 4 == 2 { record.wakeAt = second(Int64(number)) }
                return record
            }
            _ = try await store.commit(records.shuffled().map(Change.insertRun))
            for query in runQueries { #expect(try await store.runs(query) == expected(query, in: records), "\(query)") }
        },
        Check("a step is replaced by one with the same sequence; steps come in order") { store in
            _ = try await store.commit([2, 0, 1].map { .putStep(step($0, of: "r1", state: "begun")) })
            var finished = step(1, of: "r1")
            finished.result = ["path": "/tmp/x"]
            finished.problem = ["code": "late"]
            finished.attempt = 3
            finished.finishedAt = second(9)
            _ = try await store.commit([.putStep(finished), .putStep(step(0, of: "r2"))])
            #expect(
                try await store.steps(of: "r1")
                    == [step(0, of: "r1", state: "begun"), finished, step(2, of: "r1", state: "begun")])
        },
        Check("a signal posted twice with the same key counts once; signals come in order") { store in
            let signals = [("b", "1"), ("a", "1"), ("b", "2"), ("b", "1")].enumerated().map { number, signal in
                SignalRecord(
                    run: "r1", name: signal.0, key: signal.1, payload: .integer(Int64(number)),
                    at: second(Int64(number)))
            }
            for signal in signals { _ = try await store.commit([.postSignal(signal)]) }
            let elsewhere = SignalRecord(run: "r2", name: "b", key: "1", payload: nil, at: second(9))
            _ = try await store.commit([.postSignal(elsewhere)])
            #expect(try await store.signals(of: "r1") == Array(signals.prefix(3)))
            #expect(try await store.signals(of: "r2") == [elsewhere])
        },
        Check("log lines are numbered through all runs and read on from a position") { store in
            for number in 0..<9 {
                _ = try await store.commit([
                    .appendLog([
                        LogLine(
                            run: "r\(number % 2)", at: second(Int64(number)), step: number == 4 ? "copy" : nil,
                            level: "warning", message: "line \(number)", fields: number == 4 ? ["n": 4] : nil)
                    ])
                ])
            }
            var lines: [LogLine] = []
            while true {
                let page = try await store.log(of: "r0", after: lines.last?.position ?? 0, limit: 2)
                if page.isEmpty { break }
                lines += page
            }
            #expect(lines.map(\.message) == [0, 2, 4, 6, 8].map { "line \($0)" })
            #expect(lines[2].step == "copy")
            #expect(lines[2].fields == ["n": 4])
            let others = try await store.log(of: "r1", after: 0, limit: 100).map(\.position)
            let positions = lines.map(\.position) + others
            #expect(Set(positions).count == 9)
            #expect(lines.map(\.position) == lines.map(\.position).sorted())
            #expect(positions.allSatisfy { $0 > 0 })
        },
    ]

    private static var runQueries: [RunQuery] {
        var queries: [RunQuery] = []
        for statuses in [nil, ["queued"], ["sleeping", "queued"], []] as [[String]?] {
            for procedure in [nil, "work.1"] {
                for subject in [nil, "Thing/2"] {
                    for verdict in [nil, "pass"] {
                        for before in [nil, "r120"] {
                            queries.append(
                                RunQuery(
                                    statuses: statuses, procedure: procedure, subject: subject, verdict: verdict,
                                    before: before, limit: 5))
                        }
                    }
                }
            }
        }
        for procedures in [["work.1"], ["work.0", "work.1"], ["none"], []] {
            queries.append(RunQuery(procedures: procedures, limit: 5))
            queries.append(RunQuery(statuses: ["queued"], procedures: procedures, before: "r120", limit: 5))
        }
        return queries
    }

    private static func expected(_ query: RunQuery, in records: [RunRecord]) -> [RunRecord] {
        let found = records.sorted { $0.id > $1.id }.filter { record in
            if let statuses = query.statuses, !statuses.contains(record.status) { return false }
            if let procedures = query.procedures, !procedures.contains(record.procedure) { return false }
            if let procedure = query.procedure, procedure != record.procedure { return false }
            if let subject = query.subject, subject != record.subject { return false }
            if let verdict = query.verdict, verdict != record.verdict { return false }
            if let before = query.before, record.id >= before { return false }
            return true
        }
        return Array(found.prefix(query.limit))
    }
}
