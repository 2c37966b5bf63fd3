import Surroundings
import Synchronization
import VigieAPI
import VigieAccess
import VigieClient
import VigieConsole
package import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
package import Wording

/// A Vigie that serves: the engine that does what is due, and the HTTP server beside it, on the same records.
package struct Serving: Sendable {
    /// What a server tells the person who watches its log.
    package enum Notice: Sendable {
        case started(resources: Int)
        case listening(address: String)
        /// How the first person comes in; to be shown once, to whoever started the server.
        case setupLink(String)
        case planChanged
        case planInvalid(PlanCheck)
        /// The plan's files say what is in force once more.
        case planRestored
        case engine(EngineNotice)
        case checkpoint(size: Int64)
        case trouble(any Error)
        /// A request failed for reasons that are ours; its asker was told only the number.
        case requestFailed(number: String, Problem)
    }

    let settings: Settings
    let options: ServingOptions
    let notice: @Sendable (Notice) -> Void

    package init(
        settings: Settings, options: ServingOptions = ServingOptions(), notice: @escaping @Sendable (Notice) -> Void
    ) {
        self.settings = settings
        self.options = options
        self.notice = notice
    }

    /// Serves until cancelled or told to stop, and takes up a plan that changed.
    ///
    /// A changed plan with errors is reported and not taken up: the promises made before stay in force.
    ///
    /// - Parameter stopping: ends, or gives something, when what was begun is to be finished and nothing begun.
    package func run(stopping: AsyncStream<Void>) async throws {
        let check = try PlanCheck.syntax(settings.plan)
        let plan = try await check.feasibility(measuredIn: nil).validPlan
        let tls = try options.certificate.map { files in
            try TLSFiles(certificate: files.chain, key: files.key) { notice(.trouble($0)) }
        }
        try await Records.open(settings.data, makes: true) { records in
            let plane = plane(of: plan, records)
            let desk = Desk(plane.grounds(after: await check.feasibility(measuredIn: records.ledger)))
            let access = records.access
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await serveHTTP(desk, access, tls, stopping) }
                group.addTask { try await desk.watch { notice(.trouble($0)) } }
                group.addTask { try await work(plane, desk) }
                group.addTask { try await keepCheckpoints(of: records) }
                group.addTask { try await keepRefusals(of: access, records) }
                // The server ends when it is told to; nothing else ends but by failing.
                try await group.next()
            }
        }
    }

    private func plane(of plan: Plan, _ records: Records) -> ControlPlane {
        ControlPlane(settings: settings, plan: plan, records: records, console: options.publicAddress) {
            notice(.engine($0))
        }
    }

    private func serveHTTP(
        _ desk: Desk, _ access: Access, _ tls: TLSFiles?, _ stopping: AsyncStream<Void>
    ) async throws {
        var premises = Premises(desk: desk, access: access)
        premises.proxies = options.proxies
        premises.isSecure = options.isSecure
        premises.checks = checks(of: desk)
        let policies = premises.policies
        premises.pages = ConsolePages(
            Console(
                house: House(
                    access: access, policy: { policies.policy(of: desk.grounds.plan) }, isSecure: options.isSecure,
                    address: options.publicAddress, world: desk.grounds.world,
                    report: { notice(.requestFailed(number: $0, $1)) })))
        premises.report = { notice(.requestFailed(number: $0, $1)) }
        let server = HTTPServer(premises: premises, address: options.address, tls: tls, limits: options.limits)
        try await server.run(stopping: stopping) { port in
            let address = options.address(port: port)
            notice(.listening(address: address))
            do {
                if let secret = try await access.setup.issueAtStart(under: policies.policy(of: desk.grounds.plan)) {
                    notice(.setupLink("\(address)/setup/\(secret.reveal())"))
                }
            } catch {
                notice(.trouble(error))
            }
        }
    }

    private func checks(of desk: Desk) -> [Premises.Check] {
        [
            Premises.Check("store") {
                do {
                    _ = try await desk.grounds.store.dataVersion()
                    return nil
                } catch {
                    return error.asProblem
                }
            },
            Premises.Check("plan") {
                guard !desk.grounds.isCurrent else { return nil }
                return Problem(
                    code: "plan.invalid", nature: .usage,
                    title: "The plan's files have errors; the plan before stays in force.",
                    hint: "`vigie check` shows each with its place.")
            },
        ]
    }

    // MARK: The engine, under one plan after the other

    private func work(_ plane: ControlPlane, _ desk: Desk) async throws {
        var plane = plane
        while true {
            notice(.started(resources: plane.plan.count))
            let check = try await workUntilPlanChanges(plane, desk)
            plane = self.plane(of: check.plan, plane.records)
            desk.move(to: plane.grounds(after: check))
            notice(.planChanged)
        }
    }

    private func workUntilPlanChanges(_ plane: ControlPlane, _ desk: Desk) async throws -> PlanCheck {
        try await withThrowingTaskGroup(of: PlanCheck?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                try await plane.engine.work(observer: { desk.hear($0) }, notice: { notice(.engine($0)) })
                return nil
            }
            group.addTask { try await nextPlan(after: plane, desk) }
            while let result = try await group.next() {
                if let check = result { return check }
            }
            throw CancellationError()
        }
    }

    /// Waits for the plan's files to say something else, and to be without errors.
    private func nextPlan(after plane: ControlPlane, _ desk: Desk) async throws -> PlanCheck {
        // The files are read once more in any case: they may have changed while they were read.
        var seen: PlanFingerprint?
        var digest: String? = plane.plan.digest
        while true {
            try await plane.world.clock.sleep(for: .seconds(2))
            let fingerprint = PlanFingerprint(of: settings.plan)
            guard fingerprint != seen else { continue }
            seen = fingerprint
            do {
                let check = try PlanCheck.syntax(settings.plan)
                guard check.plan.digest != digest else { continue }
                digest = check.plan.digest
                // What was measured cannot be mended in a file; it keeps no plan out.
                let found = await check.feasibility(measuredIn: nil)
                guard found.isValid else {
                    desk.move(to: plane.grounds(after: found))
                    notice(.planInvalid(found))
                    continue
                }
                let measured = await check.feasibility(measuredIn: plane.ledger)
                guard check.plan.digest == plane.plan.digest else { return measured }
                // The files say again what is in force.
                desk.move(to: plane.grounds(after: measured))
                notice(.planRestored)
            } catch {
                digest = nil
                desk.move(to: plane.grounds(unreadable: error.asProblem))
                notice(.trouble(error))
            }
        }
    }

    /// Writes down who was refused how often, now and then and when it ends.
    private func keepRefusals(of access: Access, _ records: Records) async throws {
        while true {
            do {
                try await records.world.clock.sleep(for: .seconds(60))
            } catch {
                try? await access.refusals.flush(ending: true)
                throw error
            }
            do {
                try await access.refusals.flush()
            } catch {
                notice(.trouble(error))
            }
        }
    }

    /// Signs the ledger as it grows, so that a truncated tail is noticed.
    private func keepCheckpoints(of records: Records) async throws {
        var signed: Int64 = 0
        while true {
            do {
                let size = try await records.ledger.size()
                if size > signed {
                    _ = try await records.ledger.checkpoint()
                    signed = size
                    notice(.checkpoint(size: size))
                }
            } catch {
                notice(.trouble(error))
            }
            try await records.world.clock.sleep(for: .seconds(60))
        }
    }
}
