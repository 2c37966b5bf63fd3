import JSONTree
import Quantities
import Surroundings
import VigieClient
import VigiePlan

/// What plan and ledger say of one secret, read by the shape of what stands there: the chapter that makes something of it
/// is unknown here, and may be absent. A value is in neither.
struct SecretFacts: Sendable {
    let name: String
    let displayName: String?
    let place: String
    /// The word of the plan for what it is: `postgresRole`, `random`.
    let content: String?
    let roles: [String]
    let interval: Duration?
    let consumers: [String]
    /// Newest first.
    let changes: [SecretChange]

    init(_ name: String, source: String, changes: [SecretChange]) {
        self.name = name
        self.changes = changes
        let spec = SourceTree(source)?.spec
        displayName = spec?["displayName"]?.string
        content = spec?["content"]?.object?.keys.first
        roles = (spec?["content"]?["postgresRole"]?["roles"]?.array ?? []).compactMap(\.string)
        interval = (spec?["rotation"]?["interval"]?.string).flatMap { try? Duration(quantity: $0) }
        consumers = (spec?["consumers"]?.array ?? []).compactMap { consumer in
            consumer["name"]?.string ?? consumer.object?.values.compactMap { $0["name"]?.string ?? $0.string }.first
        }
        place = changes.first?.place ?? Self.place(spec?["place"])
    }

    /// Such as `file /run/secrets/shop` or `openBao vault/secret/shop/database`.
    private static func place(_ place: JSONValue?) -> String {
        guard let (kind, fields) = place?.object?.first else { return "" }
        let words = ["manager", "cluster", "mount", "namespace", "path", "name", "secret"].compactMap {
            fields[$0]?.string
        }
        return ([kind] + [words.joined(separator: "/")]).joined(separator: " ")
    }

    var changedAt: Timestamp? { changes.first?.at }

    func age(at now: Timestamp) -> Duration? {
        changedAt.map { now - $0 }
    }

    /// How old it is, as a part of how old it may become; `nil` where nobody says, or it never was changed.
    func ratio(at now: Timestamp) -> Double? {
        guard let interval, interval > .zero, let age = age(at: now) else { return nil }
        return age / interval
    }

    func standing(at now: Timestamp) -> Standing {
        guard interval != nil else { return .unplanned }
        guard let ratio = ratio(at: now) else { return .never }
        return ratio > 1 ? .overdue : .kept
    }

    /// How a secret stands against what the plan says of it, the worst first.
    enum Standing: Int, Comparable, Sendable {
        /// Older than it may become.
        case overdue
        /// To be changed, and never was.
        case never
        /// The plan does not say how old it may become.
        case unplanned
        case kept

        static func < (one: Standing, other: Standing) -> Bool { one.rawValue < other.rawValue }
    }
}

/// One change of a secret.
struct SecretChange: Sendable {
    let index: Int64
    let at: Timestamp
    let run: String?
    let secret: String
    let place: String
    /// The roles, where it is a login that two take turns at.
    let from: String?
    let to: String?
    let consumers: [String]
    let sessionsOfNew: Int64?
    let quiet: Duration?
    /// Whether what was valid before was tried and refused.
    let oldIsDead: Bool?

    init?(_ entry: EntryView) {
        guard let data = entry.data else { return nil }
        index = entry.index
        at = entry.at
        run = entry.run
        secret = data["secret"]?.string ?? String(entry.subject.split(separator: "/").last ?? "")
        place = data["place"]?.string ?? ""
        from = data["from"]?.string
        to = data["to"]?.string
        consumers = (data["consumers"]?.array ?? []).compactMap { $0.string ?? $0["name"]?.string }
        sessionsOfNew = data["drained"]?["sessionsOfNew"]?.integer
        quiet = data["drained"]?["quietSeconds"]?.span
        oldIsDead = data["oldIsDead"]?.bool
    }
}

extension JSONValue {
    /// A number of seconds.
    var span: Duration? {
        number.flatMap { $0.isFinite && $0.magnitude < 1e12 ? .milliseconds(Int64(($0 * 1000).rounded())) : nil }
    }
}
