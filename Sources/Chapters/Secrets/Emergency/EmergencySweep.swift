package import Surroundings
package import VigieChapter
import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieStore
package import Wording

/// Ends what should have ended: what a crash, a stopped run or a lost database left open. Records what it ended.
///
/// It goes by the ledger, not by the plan: what was taken out of the plan has to end too.
package struct EmergencySweep: Sendable {
    private let work: EmergencyWork
    private let store: any Store

    /// A run that is there ends its own grant; it is given this long.
    private static let courtesy = Duration.seconds(60)

    package init(plan: Plan, ledger: Ledger, store: any Store, workplace: Workplace, world: World) {
        work = EmergencyWork(plan: plan, ledger: ledger, workplace: workplace, world: world)
        self.store = store
    }

    /// - Returns: what could not be ended, by the access: it is tried again.
    @discardableResult
    package func perform() async -> [String: Problem] {
        var failed: [String: Problem] = [:]
        var kept: Set<String> = []
        do {
            for event in try await EmergencyHistory(work.ledger).events where event.isOpen {
                do {
                    let isAbandoned = try await end(event.granted)
                    if !isAbandoned { kept.insert(event.granted.name) }
                } catch {
                    failed[event.granted.access] = error.asProblem
                }
            }
            for envelope in try await EnvelopeHistory(work.ledger).withdrawn(from: work.plan) {
                do {
                    try await take(envelope)
                } catch {
                    failed[envelope.access] = error.asProblem
                }
            }
        } catch {
            failed["ledger"] = error.asProblem
        }
        // What nothing was recorded about any more, or in another Vigie's ledger.
        for access in work.plan.all(EmergencyAccess.self) {
            do {
                let target = try work.target(of: access)
                for name in try await target.expired() where !kept.contains(name) {
                    do {
                        _ = try await target.end(name)
                    } catch {
                        failed[access.name] = error.asProblem
                    }
                }
            } catch {
                failed[access.name] = error.asProblem
            }
        }
        return failed
    }

    /// Whether it was for the sweeper to end; then it is ended.
    private func end(_ granted: AccessGranted) async throws -> Bool {
        let isOver = granted.until < work.world.now()
        let run = try await history(of: RunID(granted.grant))
        let isAbandoned = granted.until + Self.courtesy < work.world.now() || run?.isOver ?? true
        guard isAbandoned else { return false }
        let cause: AccessEnded.Cause = run?.neverOpened == true ? .neverBegan : isOver ? .expired : .stopped
        guard let ended = try await work.end(granted, as: cause) else { return true }
        _ = try await work.ledger.append(
            ended, subject: "EmergencyAccess/\(granted.access)", run: nil, actor: "vigie",
            key: "access/ended/\(ended.grant)")
        return true
    }

    /// `nil` where nothing is known of the run: then nobody will end what it gave. What cannot be read now is no such.
    private func history(of run: RunID) async throws -> RunHistory? {
        do {
            return try await RunHistory(of: run, in: store)
        } catch EngineError.unknownRun {
            return nil
        }
    }

    /// Takes the login of an envelope away that the plan does not have any more.
    private func take(_ envelope: EnvelopeSealed) async throws {
        guard let place = envelope.place else { return }
        _ = try await work.target(at: place).end(envelope.name)
        _ = try await work.ledger.append(
            EnvelopeVoided(access: envelope.access, name: envelope.name, cause: .withdrawn),
            subject: "EmergencyAccess/\(envelope.access)", run: nil, actor: "vigie", key: nil)
    }
}

extension RunHistory {
    fileprivate var isOver: Bool { RunStatus(rawValue: run.status)?.isEnded == true }
}
