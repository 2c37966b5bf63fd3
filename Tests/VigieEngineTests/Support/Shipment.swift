import Surroundings
import VigieEngine
import VigieLedger
import Wording

/// A procedure with something of everything: effects that may and may not be repeated, undo, retries, sleep, a signal,
/// an approval, and a fact for the ledger.
struct Shipment: Procedure {
    enum Ending: String, Codable, CaseIterable, Sendable {
        case arrives
        case sinks
        case isRecalled

        /// What must be left in the world.
        var effects: [String: Int] {
            switch self {
            case .arrives: ["crate": 1, "payment": 1, "stamp": 1, "delivery": 1]
            case .sinks: ["payment": 1, "refund": 1, "stamp": 1]
            case .isRecalled: ["payment": 1, "refund": 1, "stamp": 1]
            }
        }
    }

    static let name: ProcedureName = "test.shipment"
    static let title = LocalizedText(verbatim: "Shipment")

    let ending: Ending

    var subject: String { "Ship/one" }
    var locks: [String] { ["harbour/one"] }

    func perform(in run: Run) async throws -> Done {
        let reach = try run.services.get(Reach.self)
        let name = try await run.identifier()
        let crate = try await run.step(
            "pack", undo: { (key: String, _) in try reach.take("crate", key: key) },
            { context in
                try reach.put("crate", key: context.idempotencyKey)
                return context.idempotencyKey
            })
        run.log("packed \(crate)")
        let paid = try await run.now()
        try await run.step(
            "pay", .once, undo: { context in try reach.put("refund", key: context.idempotencyKey) },
            { _ in try reach.add("payment") })
        try await run.step("stamp", retry: RetryPolicy(attempts: 3, firstDelay: .seconds(30))) { context in
            guard context.attempt == 3 else { throw Mishap() }
            try reach.put("stamp", key: context.idempotencyKey)
        }
        try await run.record(Departure(name: name, paid: paid))
        try await run.sleep(for: .seconds(3600))
        let port = try await run.wait(for: "port", as: String.self) ?? "nowhere"
        _ = try await run.approval(of: [port], title: LocalizedText(verbatim: "land"))
        if ending == .sinks { throw Mishap(description: "it sank before \(port)") }
        if ending == .isRecalled { _ = try await run.wait(for: "never", as: String.self) }
        try await run.step("deliver") { context in try reach.put("delivery", key: context.idempotencyKey) }
        return Done("\(name.count) letters to \(port)")
    }
}

struct Departure: Evidence {
    static let kind = "test.departure"

    let name: String
    let paid: Timestamp
}
