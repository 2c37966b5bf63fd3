import Surroundings
package import VigieEngine
import VigieLedger
import VigiePlan

extension ControlPlane {
    /// What a server tells the person who watches its log.
    package enum ServingNotice: Sendable {
        case started(resources: Int)
        case planChanged
        case planInvalid(PlanCheck)
        case engine(EngineNotice)
        case checkpoint(size: Int64)
        case trouble(any Error)
    }

    /// Runs what becomes due until cancelled, and takes up a plan that changed.
    ///
    /// A changed plan with errors is reported and not taken up: the promises made before stay in force.
    package static func serve(
        _ settings: Settings, notice: @escaping @Sendable (ServingNotice) -> Void
    ) async throws {
        var plan = try PlanCheck.syntax(settings.plan).validPlan
        try await Records.open(settings.data, makes: true) { records in
            while true {
                let plane = ControlPlane(settings: settings, plan: plan, records: records) { notice(.engine($0)) }
                notice(.started(resources: plan.count))
                plan = try await plane.serveUntilPlanChanges(notice)
                notice(.planChanged)
            }
        }
    }

    private func serveUntilPlanChanges(_ notice: @escaping @Sendable (ServingNotice) -> Void) async throws -> Plan {
        try await withThrowingTaskGroup(of: Plan?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                try await engine.work()
                return nil
            }
            group.addTask {
                try await keepCheckpoints(notice)
                return nil
            }
            group.addTask { try await nextPlan(notice) }
            while let result = try await group.next() {
                if let plan = result { return plan }
            }
            throw CancellationError()
        }
    }

    /// Waits for the plan's files to say something else, and to be without errors.
    private func nextPlan(_ notice: @Sendable (ServingNotice) -> Void) async throws -> Plan {
        var seen = PlanFingerprint(of: settings.plan)
        var digest = plan.digest
        while true {
            try await world.clock.sleep(for: .seconds(5))
            let fingerprint = PlanFingerprint(of: settings.plan)
            guard fingerprint != seen else { continue }
            seen = fingerprint
            do {
                let check = try PlanCheck.syntax(settings.plan)
                guard check.plan.digest != digest else { continue }
                digest = check.plan.digest
                if check.isValid { return check.plan }
                notice(.planInvalid(check))
            } catch {
                notice(.trouble(error))
            }
        }
    }

    /// Signs the ledger as it grows, so that a truncated tail is noticed.
    private func keepCheckpoints(_ notice: @Sendable (ServingNotice) -> Void) async throws {
        var signed: Int64 = 0
        while true {
            do {
                let size = try await ledger.size()
                if size > signed {
                    _ = try await ledger.checkpoint()
                    signed = size
                    notice(.checkpoint(size: size))
                }
            } catch {
                notice(.trouble(error))
            }
            try await world.clock.sleep(for: .seconds(60))
        }
    }
}
