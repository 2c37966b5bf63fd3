import JSONTree
import Surroundings
import VigieClient

/// What was recorded at the shop.
struct SampleLedger {
    let now: Timestamp
    let hostile: String?

    var all: [EntryView] {
        get throws {
            var entries: [EntryView] = []
            for index in 0..<24 { entries.append(try proof(index)) }
            for index in 0..<30 { entries.append(try taken(index)) }
            for (index, repository) in ["fra", "ams"].enumerated() { entries.append(try inventory(repository, index)) }
            entries.append(
                try entry(
                    18_170, hours: 9, "access.changed", "person/grace",
                    ["change": "roles-changed", "reason": .string(hostile ?? "the plan")]))
            entries.append(
                try entry(
                    18_169, hours: 10, "access.refused", "person/grace",
                    ["action": "operate in backups", "reason": "needs-operator", "count": 3]))
            for (place, secret) in SampleSecrets.entries(hostile).enumerated() {
                entries.append(
                    try entry(
                        18_190 - Int64(place), hours: secret.hours, secret.kind, secret.subject, secret.data,
                        run: secret.kind == "secret.rotated" ? "01failed" : nil))
            }
            return entries.sorted { $0.index > $1.index }
        }
    }

    private func proof(_ index: Int) throws -> EntryView {
        let isBad = index == 0
        let rto = 150.0 + Double((index * 37) % 60)
        let phases: JSONValue = .array(
            [("choose", 3.2), ("fetch", rto * 0.55), ("replay", rto * 0.28), ("validate", rto * 0.12)].map {
                ["name": .string($0.0), "took": .number($0.1)]
            })
        var data: [String: JSONValue] = [
            "repository": .string(hostile ?? (index.isMultiple(of: 2) ? "ams" : "fra")), "site": "ams",
            "verdict": isBad ? "fail" : "pass", "objectives": ["rpo": 60, "rto": 300],
            "achievedRPO": .number(isBad ? 92 : 1.0 + Double(index % 5) * 3.4), "achievedRTO": .number(rto),
            "phases": phases,
            "recovered": ["at": .string((now - .seconds(Int64(index) * 50_000 + 14_400)).rfc3339)], "findings": [],
        ]
        if isBad {
            let text = hostile ?? "The write-ahead log has a hole in ams: 00000001000000050000002A is missing."
            let french = hostile ?? "Le journal a un trou dans ams : 00000001000000050000002A manque."
            data["findings"] = [
                ["code": "log.missing", "verdict": "fail", "text": ["en": .string(text), "fr": .string(french)]]
            ]
        }
        return try entry(
            18_201 - Int64(index) * 40, hours: 4 + Double(index) * 13.9, "backup.proof", "BackupPolicy/shop",
            .object(data), run: "01failed")
    }

    private func taken(_ index: Int) throws -> EntryView {
        let at = now - .seconds(Int64(index) * 40_000 + 2400)
        let data: JSONValue = ["repository": "fra", "backup": backup(index, at: at), "verdict": "pass"]
        return try entry(
            18_199 - Int64(index) * 40, hours: Double(index) * 11 + 0.6, "backup.taken", "BackupPolicy/shop", data)
    }

    private func backup(_ index: Int, at: Timestamp) -> JSONValue {
        let type = index % 7 == 3 ? "full" : index.isMultiple(of: 2) ? "incr" : "diff"
        return [
            "label": .string(hostile ?? "20261122-1\(index)"), "type": .string(type), "stoppedAt": .string(at.rfc3339),
            "size": 212_000_000,
        ]
    }

    private func inventory(_ repository: String, _ number: Int) throws -> EntryView {
        let data: JSONValue = [
            "repository": .string(repository), "verdict": number == 1 ? "fail" : "pass",
            "backups": .array(
                (2..<28).map { backup($0 + number, at: now - .seconds(Int64($0) * 43_000 + Int64(number) * 9000)) }),
            "retention": ["reachesBackTo": .string((now - .seconds(7 * 86_400 + 14_000)).rfc3339)],
            "lastArchivedAt": .string((now - .seconds(number == 1 ? 9000 : 40)).rfc3339),
            "gaps": .array(number == 1 ? [["first": "0"]] : []),
            "findings": [],
        ]
        return try entry(18_195 - Int64(number), hours: 2.2, "backup.inventory", "BackupPolicy/shop", data)
    }

    private func entry(
        _ index: Int64, hours: Double, _ kind: String, _ subject: String, _ data: JSONValue, run: String? = nil
    ) throws -> EntryView {
        let value: JSONValue = [
            "index": .integer(index), "at": .string((now - .milliseconds(Int64(hours * 3_600_000))).rfc3339),
            "kind": .string(hostile.map { "\(kind)\($0)" } ?? kind),
            "version": 1, "subject": .string(hostile ?? subject), "actor": .string(hostile ?? "schedule/shop-proof"),
            "run": run.map { .string($0) } ?? .null, "data": data,
        ]
        return try value.decoded()
    }
}
