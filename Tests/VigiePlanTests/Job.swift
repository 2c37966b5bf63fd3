import Cron
import Quantities
import VigiePlan

/// A kind with a field of every shape, as a chapter would add one.
struct Job: ResourceSpec {
    enum Check: Sendable, Equatable {
        case sql(String)
        case rows(Rows)
    }

    struct Rows: PlanObject, Equatable {
        let table: String
        let atLeast: Int

        init(from fields: inout Fields) {
            table = fields.required("table", .string, "The table whose rows are counted.")
            atLeast = fields.optional("atLeast", .integer(0...1_000_000), default: 1, "How many there have to be.")
        }
    }

    static let kind = "Job"
    static let summary = "Something that is done again and again."

    let schedule: CronSchedule
    let every: Duration?
    let timeZone: Zone
    let largest: ByteSize?
    let target: Percentage?
    let version: String?
    let retries: Int
    let enabled: Bool
    let database: Reference<Database>?
    let checks: [Check]
    let options: [String: String]
    let token: SecretReference?

    init(from fields: inout Fields) {
        schedule = fields.required("schedule", .cron, "When it is done.")
        every = fields.optional("every", .duration, "How often something in it is done.")
        timeZone = fields.optional("timeZone", .timeZone, default: .utc, "The zone of the schedule.")
        largest = fields.optional("largest", .size, "How large what it makes may be.")
        target = fields.optional("target", .percentage, "How often it has to succeed.")
        version = fields.optional("version", .string, "Which version of the tool does it.")
        retries = fields.optional("retries", .integer(0...10), default: 3, "How often it is tried again.")
        enabled = fields.optional("enabled", .bool, default: true, "Whether it is done at all.")
        database = fields.optional("database", .reference(to: Database.self), "What it is done to.")
        checks = fields.optional(
            "checks",
            .list(
                of: .oneKeyOf(
                    .key("sql", .text, "A query that has to answer true.", make: Check.sql),
                    .key("rows", .object(Rows.self), "Rows that have to be there.", make: Check.rows))),
            default: [], "What has to hold afterwards.")
        options = fields.optional("options", .map(of: .string), default: [:], "Options for the tool.")
        token = fields.optional("token", .secret, "The token that the tool signs in with.")
        let (every, schedule) = (every, schedule)
        fields.refuse(
            when: every.map { $0 > .seconds(86_400) } ?? false, at: "every",
            "something is done less often than \(schedule)", hint: "write at most 1d")
    }
}

extension PlanReader {
    /// Reads the core kinds and `Job`.
    static let forTests = PlanReader(kinds: CoreKinds.all + [Job.self])
}
