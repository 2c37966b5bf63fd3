import FoundationEssentials
import Glibc
package import Surroundings
import VigieChapter
import VigieCluster
package import VigieEngine
import VigieLedger
import VigieNotifications
package import VigiePlan
import VigieReadiness
import VigieStore

extension ControlPlane {
    /// Reads the plan, opens the records, and puts everything together for the length of `body`.
    ///
    /// - Throws: `InvalidPlan` when the plan has errors: nothing is done on half a promise.
    package static func open<Value>(
        _ settings: Settings, world: World = .system, notice: @escaping @Sendable (EngineNotice) -> Void = { _ in },
        _ body: (ControlPlane) async throws -> Value
    ) async throws -> Value {
        let plan = try PlanCheck.syntax(settings.plan).validPlan
        return try await Records.open(settings.data, world: world, makes: true) { records in
            try await body(ControlPlane(settings: settings, plan: plan, records: records, notice: notice))
        }
    }

    /// The same records under another plan: what a server changes to when the plan's files change.
    /// - Parameter console: The address people come to, for links in messages; otherwise `VIGIE_URL` in the environment.
    package init(
        settings: Settings, plan: Plan, records: Records, console: String? = nil,
        notice: @escaping @Sendable (EngineNotice) -> Void = { _ in }
    ) {
        let parts = Parts.all
        let directory = settings.data
        let environment = ProcessInfo.processInfo.environment
        let workplace = Workplace(
            work: directory.work, keys: directory.keys,
            secrets: SecretResolver(environment: environment))
        let office = NotificationOffice(console: console ?? environment["VIGIE_URL"], plan: plan)
        self.init(
            settings: settings, plan: plan, records: records,
            engine: Engine(
                store: records.store, ledger: records.ledger, world: records.world, plan: plan,
                services: Services().with(workplace).with(office).with(records.ledger).with(ClusterNeeds(parts))
                    .with(PersonVault(store: records.store, world: records.world)),
                procedures: parts.flatMap(\.procedures),
                schedules: parts.flatMap { $0.schedules(for: plan) }, reactions: parts.flatMap(\.reactions),
                watches: parts.flatMap { $0.watches(for: plan) }, holder: Self.holder))
    }

    /// This process, as others see it where it holds something.
    private static var holder: String {
        var name = [CChar](repeating: 0, count: 256)
        let length = unsafe gethostname(&name, name.count - 1) == 0 ? name.firstIndex(of: 0) ?? 0 : 0
        let host = String(decoding: name.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "\(host.isEmpty ? "localhost" : host)/\(getpid())"
    }
}
