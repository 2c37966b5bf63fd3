package import Surroundings
import Tools
package import VigieLedger

/// `vigie demo`: a real database, backed up to two regions, restored from both, damaged, and told about.
package struct Demo: Sendable {
    package struct Options: Sendable {
        /// Where to play; `nil` for the usual directory.
        package var directory: String?
        /// Whether everything is left to be looked at, with the server running.
        package var isKept: Bool
        /// 1 is the shop of 200 MB; tests play with a smaller one.
        package var scale: Double

        package init(directory: String? = nil, isKept: Bool = false, scale: Double = 1) {
            self.directory = directory
            self.isKept = isKept
            self.scale = scale
        }
    }

    private let options: Options
    private let world: World
    private let narrator: Narrator

    package init(_ options: Options, world: World = .system, narrator: Narrator? = nil) {
        self.options = options
        self.world = world
        self.narrator = narrator ?? .terminal(world: world)
    }

    /// Plays it from beginning to end, and leaves nothing behind unless it was asked to.
    ///
    /// - Returns: `pass` if the proofs passed and the damage was found.
    package func run() async throws -> Verdict {
        let account = try account()
        let directory = try DemoDirectory.choose(options.directory, account: account)
        narrator.title(directory.path)
        let lock = try directory.claim()
        let cluster = try DemoCluster(in: directory)
        let story = Story(
            narrator: narrator, world: world, directory: directory, cluster: cluster,
            data: ShopData(scale: options.scale))
        do {
            let verdict = try await story.tell()
            try leave(directory, cluster)
            lock.release()
            return verdict
        } catch {
            // Whatever happened, no process is left; the task may be cancelled, so nothing is awaited here.
            if options.isKept { DemoProcesses(directory: directory.path).stop() } else { try? directory.remove() }
            throw error
        }
    }

    /// How this program was called.
    private var program: String { CommandLine.arguments.first ?? "vigie" }

    private func leave(_ directory: DemoDirectory, _ cluster: DemoCluster) throws {
        guard options.isKept else {
            try directory.remove()
            return narrator.epilogue(
                "Everything the demo made is gone again; --keep would have kept it. With a database of your own:",
                ["\(program) init", "\(program) check"])
        }
        let places = "--plan \(directory.plan) --data \(directory.state)"
        narrator.epilogue(
            "Everything is kept in \(directory.path), and the database still runs. Look around:",
            [
                "\(program) backup list \(places)",
                "\(program) backup prove \(places)",
                "\(program) readiness --chapter backups --lang fr \(places)",
                "\(program) ledger verify \(places)",
                "\(cluster.stopCommand)   # and when you are done",
            ])
    }

    /// Who the database runs as: PostgreSQL refuses to be root.
    private func account() throws(DemoError) -> Account? {
        guard Account.current.isSuperuser else { return nil }
        guard let account = Account.named("postgres") else { throw .noAccount }
        return account
    }
}
