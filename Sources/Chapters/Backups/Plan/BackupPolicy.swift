package import Cron
import JSONTree
import Quantities
package import VigiePlan

/// How a database is backed up, and how that is proven.
package struct BackupPolicy: ResourceSpec {
    package enum Engine: String, CaseIterable, Sendable, Codable {
        case pgbackrest
    }

    package static let kind = "BackupPolicy"
    package static let summary =
        "How a database is backed up: when, where to, for how long; and how often a restore proves it."

    package let database: Reference<Database>
    package let engine: Engine
    package let stanza: String?
    package let repositories: [Reference<Repository>]
    package let schedule: BackupSchedule
    package let retention: Retention
    package let objectives: Objectives
    package let archiving: Bool
    package let archiveTimeout: Duration
    package let proof: ProofPolicy

    package init(from fields: inout Fields) {
        database = fields.required("database", .reference(to: Database.self), "What is backed up.")
        engine = fields.optional("engine", .choice(Engine.self), default: .pgbackrest, "The tool that does it.")
        stanza = fields.optional(
            "stanza", .stanza, "The engine's name for the database in its repositories; otherwise the policy's.")
        repositories = fields.required(
            "repositories", .list(of: .reference(to: Repository.self), atLeast: 1), "Where backups are kept.")
        schedule = fields.required("schedule", .object(BackupSchedule.self), "When backups are taken.")
        retention = fields.required("retention", .object(Retention.self), "How long backups are kept.")
        objectives = fields.required("objectives", .object(Objectives.self), "What a disaster may cost at most.")
        archiving = fields.optional(
            "archiving", .bool, default: true,
            "Whether every change is kept too (the write-ahead log), so that any instant can be restored.")
        archiveTimeout = fields.optional(
            "archiveTimeout", .duration, default: .seconds(60),
            "The server's archive_timeout: how long a change may wait to be archived.")
        proof = fields.optional(
            "proof", .object(ProofPolicy.self), default: ProofPolicy(), "How often a restore proves the backups.")
        let names = repositories.map(\.name)
        let twice = Dictionary(grouping: names) { $0 }.first { $0.value.count > 1 }?.key
        fields.refuse(
            when: twice != nil, at: "repositories", code: "backup.repository-twice",
            "the repository '\(twice ?? "")' is listed twice", hint: "list each repository once")
    }
}

/// What a disaster may cost at most.
package struct Objectives: PlanObject {
    /// How much of the newest data may be lost.
    package let rpo: Duration
    /// How long it may take until the data is back.
    package let rto: Duration

    package init(from fields: inout Fields) {
        rpo = fields.required("rpo", .duration, "Recovery point: how much of the newest data may be lost, such as 5m.")
        rto = fields.required("rto", .duration, "Recovery time: how long until the data is back, such as 1h.")
        let (rpo, rto) = (rpo, rto)
        fields.refuse(
            when: rpo <= .zero, at: "rpo", "a recovery point of zero cannot be kept by backups",
            hint: "write what may be lost, such as 5m")
        fields.refuse(when: rto <= .zero, at: "rto", "a recovery time of zero cannot be kept", hint: "write, say, 1h")
    }
}

/// When backups are taken.
package struct BackupSchedule: PlanObject {
    package let full: CronSchedule
    package let differential: CronSchedule?
    package let incremental: CronSchedule?
    package let timeZone: Zone?

    package init(from fields: inout Fields) {
        full = fields.required("full", .cron, "When everything is copied anew, such as \"0 2 * * 0\".")
        differential = fields.optional("differential", .cron, "When what changed since the last full one is copied.")
        incremental = fields.optional("incremental", .cron, "When what changed since the last of any is copied.")
        timeZone = fields.optional("timeZone", .timeZone, "The time zone; otherwise the platform's.")
    }
}

/// How long backups are kept.
package struct Retention: PlanObject {
    package let full: Int?
    package let days: Int?
    package let differential: Int?

    package init(from fields: inout Fields) {
        full = fields.optional("full", .integer(1...9999), "How many full backups are kept, with what builds on them.")
        days = fields.optional("days", .integer(1...9999), "For how many days every instant can be restored.")
        differential = fields.optional("differential", .integer(1...9999), "How many differential backups are kept.")
        fields.requireOne(of: "full", "days")
    }
}

extension Shape where Value == String {
    /// The name of a stanza: it becomes the name of a directory.
    static var stanza: Shape<String> {
        parsed("a short name", example: "shop", pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$", standIn: "") { text in
            let isName = text.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
                    || byte == 45 || byte == 46
            }
            guard isName, let first = text.first, first != "-", first != "." else {
                throw ShapeProblem("is not a name for a stanza", hint: "use letters, digits, dashes and underscores")
            }
            return text
        } write: {
            .string($0)
        }
    }
}
