import Foundation
import Surroundings
import Testing
import VigieAccess
import VigieLedger
import VigiePlan
import VigieStoreSQLite
import VigieTestSupport

/// Real processes at one door: what one of them uses up or ends, no other accepts.
@Suite struct RaceTests {
    /// Starts some processes that each do the same thing at the same time; how many of them succeeded.
    ///
    /// For all of them it is the laboratory's time, however long each takes to start: codes and links grow old.
    private func race(_ lab: AccessLab, _ argument: String, _ what: RaceTests.What) async throws -> Int {
        let (path, name) = (lab.path, what.rawValue)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.racers {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [
                            path = path as String, argument = argument as String, name = name as String
                        ] in
                        let access = try Access.ofProcess(at: path, clock: ManualClock())
                        try await RaceTests.lineUp(beside: path)
                        guard try await RaceTests.What(rawValue: name)?.attempt(access, argument) == true else {
                            return
                        }
                        let mark = "\(path).won.\(UUID().uuidString)"
                        _ = FileManager.default.createFile(atPath: mark, contents: nil)
                    }
                }
            }
            try await group.waitForAll()
        }
        return try FileManager.default.contentsOfDirectory(atPath: lab.directory).filter { $0.contains(".won.") }.count
    }

    /// Waits until every process stands at the line, however long each took to get there.
    private static func lineUp(beside path: String) async throws {
        let directory = URL(filePath: path).deletingLastPathComponent().path
        _ = FileManager.default.createFile(atPath: "\(path).\(UUID().uuidString).ready", contents: nil)
        for _ in 0..<60_000 {
            let ready = try FileManager.default.contentsOfDirectory(atPath: directory).count { $0.hasSuffix(".ready") }
            if ready >= racers { return }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private static let racers = 4

    enum What: String {
        case setup
        case code

        func attempt(_ access: Access, _ argument: String) async throws -> Bool {
            let policy = AccessPolicy.of(["ada": .admin])
            do {
                switch self {
                case .setup:
                    _ = try await access.setup.use(
                        argument, person: "ada", password: AccessLab.password, from: Visit(), under: .silent)
                case .code:
                    guard
                        case .codeNeeded(let held) = try await access.signIn.begin(
                            "ada", password: AccessLab.password, from: Visit(), under: policy)
                    else { return false }
                    _ = try await access.signIn.finish(held.reveal(), code: argument, from: Visit(), under: policy)
                }
                return true
            } catch is AccessError {
                return false
            }
        }
    }

    @Test func `of several processes that use one setup link, one succeeds`() async throws {
        let lab = try AccessLab()
        let link = try #require(try await lab.access.setup.issue()).reveal()
        #expect(try await race(lab, link, .setup) == 1)
        #expect(try await lab.access.accounts.list().count == 1)
        #expect(try await lab.count(SetupUsed.self) == 1)
    }

    @Test func `of several processes that show one code, one is believed`() async throws {
        let lab = try AccessLab()
        let device = try await lab.enrol("ada")
        #expect(try await race(lab, device.code(at: lab.clock.now() + .seconds(30)), .code) == 1)
        #expect(try await lab.count(AccessLogin.self) == 1)
    }

    /// The process signs somebody in, ends a session, revokes a token, and is killed before it could tidy up.
    @Test func `what a killed process had granted holds, and what it had ended is ended`() async throws {
        let lab = try AccessLab()
        let path = lab.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let access = try Access.ofProcess(at: path)
            let policy = AccessPolicy.of(["ada": .admin])
            let root = try await access.commandLine(as: "root")
            try await access.accounts.add("ada", password: AccessLab.password, by: root)
            var tokens: [String] = []
            for _ in 0..<2 {
                guard
                    case .done(let opened) = try await access.signIn.begin(
                        "ada", password: AccessLab.password, from: Visit(), under: policy)
                else { return }
                let token = try await access.tokens.create(
                    for: "ada", label: "", roles: .everywhere(.viewer), life: .seconds(3600), by: root, under: policy)
                tokens += [opened.token.reveal(), token.text.reveal()]
                if tokens.count == 4 {
                    try await access.sessions.end(opened.session.id, of: "ada", by: root)
                    try await access.tokens.revoke(token.token.id, of: "ada", by: root)
                }
            }
            try tokens.joined(separator: "\n").write(toFile: path + ".tokens", atomically: true, encoding: .utf8)
            kill(getpid(), SIGKILL)
        }
        let tokens = try String(contentsOfFile: path + ".tokens", encoding: .utf8).components(separatedBy: "\n")
        let (access, policy) = (try Access.ofProcess(at: path), AccessPolicy.of(["ada": .admin]))
        #expect(try await access.sessions.authenticate(tokens[0], under: policy).person == "ada")
        #expect(try await access.tokens.authenticate(tokens[1], under: policy).person == "ada")
        await #expect(throws: AccessError.unauthenticated) {
            try await access.sessions.authenticate(tokens[2], under: policy)
        }
        await #expect(throws: AccessError.unauthenticated) {
            try await access.tokens.authenticate(tokens[3], under: policy)
        }
    }
}

extension Access {
    /// A door as a real process has it, with the machine's chance, and its clock unless told otherwise.
    static func ofProcess(at path: String, clock: any WallClock = SystemWallClock()) throws -> Access {
        let store = try SQLiteStore.open(path)
        let world = World(clock: clock, random: SystemRandomSource())
        return Access(
            store: store, ledger: Ledger(store: store, world: world), world: world,
            keys: URL(filePath: path).deletingLastPathComponent().appending(path: "keys").path,
            passwordCost: AccessLab.cheap)
    }
}
