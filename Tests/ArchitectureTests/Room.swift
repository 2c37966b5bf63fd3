/// A part of the house that follows one rule about what it may know of.
enum Room: String, CaseIterable, Sendable {
    case kit, clients, store, stores, ledger, plan, engine, readiness, chapter, common, chapters, access, notifications,
        client
    case surfaces, server, demo, cli, program, support, fake, benchmarks

    /// The room that a target's folder belongs to.
    init?(path: String) {
        let places: [(String, Room)] = [
            ("Sources/Kit/", .kit), ("Sources/Clients/", .clients), ("Sources/Store", .store),
            ("Sources/Stores/", .stores), ("Sources/Ledger", .ledger), ("Sources/Plan", .plan),
            ("Sources/Engine", .engine), ("Sources/Readiness", .readiness), ("Sources/Chapter", .chapter),
            ("Sources/Cluster", .common), ("Sources/Databases", .common),
            ("Sources/Chapters/", .chapters), ("Sources/Access", .access),
            ("Sources/Notifications", .notifications),
            ("Sources/Client", .client), ("Sources/RemoteClient", .client), ("Sources/Surfaces/", .surfaces),
            ("Sources/Server", .server),
            ("Sources/Demo", .demo), ("Sources/CLI", .cli), ("Sources/vigie", .program), ("TestSupport", .support),
            ("TestSupport/FakeKubernetes", .fake), ("TestSupport/FakeKubernetesServer", .fake),
            ("Benchmarks/Sources", .benchmarks),
        ]
        guard let place = places.first(where: { $0.0.hasSuffix("/") ? path.hasPrefix($0.0) : path == $0.0 }) else {
            return nil
        }
        self = place.1
    }

    /// What this room may depend on.
    var knows: Set<Room> {
        switch self {
        case .kit: [.kit]
        case .clients: [.clients, .kit]
        case .store: [.kit]
        case .stores, .ledger: [.store, .kit]
        case .plan: [.kit]
        case .engine: [.plan, .ledger, .store, .kit]
        case .readiness: [.plan, .ledger, .store, .kit]
        case .chapter: [.engine, .readiness, .plan, .ledger, .store, .kit]
        case .common: [.chapter, .engine, .readiness, .plan, .ledger, .store, .clients, .kit]
        case .chapters: [.common, .chapter, .engine, .readiness, .plan, .ledger, .store, .clients, .kit]
        case .access: [.chapter, .engine, .readiness, .plan, .ledger, .store, .clients, .kit]
        case .notifications: [.access, .chapter, .engine, .readiness, .plan, .ledger, .store, .clients, .kit]
        case .client: [.client, .chapter, .engine, .readiness, .plan, .ledger, .store, .kit]
        case .surfaces: [.surfaces, .client, .access, .chapter, .engine, .readiness, .plan, .ledger, .store, .kit]
        case .server:
            [
                .surfaces, .client, .access, .notifications, .chapters, .common, .stores, .chapter, .engine, .readiness,
                .plan,
                .ledger, .store, .clients, .kit,
            ]
        case .demo: [.server, .chapters, .chapter, .engine, .readiness, .plan, .ledger, .store, .clients, .kit]
        case .cli:
            [
                .demo, .server, .client, .access, .notifications, .chapters, .common, .chapter, .engine, .readiness,
                .plan, .ledger, .store, .kit,
            ]
        case .program: [.cli]
        case .support: [.engine, .plan, .ledger, .store, .clients, .kit]
        case .fake: [.fake, .clients, .kit]
        case .benchmarks: [.engine, .plan, .ledger, .store, .stores, .kit]
        }
    }

    /// Why no more than that.
    var reason: String {
        switch self {
        case .kit: "a leaf could be published alone, so it knows nothing of Vigie"
        case .clients: "a client speaks to a system for anyone; what Vigie wants of that system is a chapter's matter"
        case .store:
            "the store keeps records whose meaning it does not know, so that one more store is one small target"
        case .stores: "a store is chosen in the composition root alone; nothing above it can tell which one it has"
        case .ledger: "evidence outlives the engine that produced it: a verifier needs nothing more than the ledger"
        case .plan: "a plan can be read and checked where nothing runs: in an editor, in a pull request"
        case .engine: "the engine runs any procedure; the day it knows one by name it is no longer an engine"
        case .readiness: "a judgement reads the plan and the evidence and starts nothing"
        case .chapter: "what all chapters have in common may not know one of them"
        case .common: "what several chapters work on stands below them, so that none has to import another"
        case .chapters: "chapters meet through ledger entries and reactions: any of them can be taken out"
        case .access: "who may do what is decided below everything that could be asked to let somebody in"
        case .notifications: "messages follow from evidence, whichever chapter recorded it"
        case .client: "a command works the same on the store beside it and on a server far away"
        case .surfaces: "what people see is a fold over plan and ledger, whichever chapters and stores are behind"
        case .server: "the composition root is the one place that knows which parts make up a running Vigie"
        case .demo: "the demo uses what a user uses, and is used by nothing but its command"
        case .cli: "commands turn words into calls; systems and stores are behind the composition root"
        case .program: "the program starts the command line and decides nothing"
        case .benchmarks: "what is measured is the core as it ships, with the store that ships"
        case .fake: "a fake of somebody else's system knows that system, and nothing of who is tested with it"
        case .support: "what tests share stands below the chapters, so that every suite can use it"
        }
    }
}
