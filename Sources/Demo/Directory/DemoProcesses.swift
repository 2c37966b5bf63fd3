import FoundationEssentials
import Glibc

/// The database servers and backup tools that work in a directory, whoever started them: this demo, or an earlier one
/// that was killed before it could end them.
///
/// Ending them blocks the thread instead of awaiting, because it is done on the way out of a cancelled task, in which
/// nothing can be awaited any more.
struct DemoProcesses {
    private static let programs: Set = ["postgres", "pgbackrest"]

    let directory: String

    /// Ends them all: at once, since what they work on is about to be removed.
    func stop() {
        let running = running()
        guard !running.isEmpty else { return }
        for process in running where !running.contains(where: { $0.identifier == process.parent }) {
            // A server ends its own children; SIGQUIT is its immediate shutdown.
            kill(process.identifier, process.program == "postgres" ? SIGQUIT : SIGTERM)
        }
        for _ in 0..<100 where !self.running().isEmpty { usleep(50_000) }
        for process in self.running() { kill(process.identifier, SIGKILL) }
        for _ in 0..<40 where !self.running().isEmpty { usleep(50_000) }
    }

    struct Process: Hashable {
        let identifier: pid_t
        let parent: pid_t
        let program: String
    }

    func running() -> [Process] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.compactMap(process)
    }

    /// The process, if it is one of ours and still alive.
    private func process(_ identifier: pid_t) -> Process? {
        let folder = "/proc/\(identifier)/"
        let files = FileManager.default
        guard let program = try? files.destinationOfSymbolicLink(atPath: folder + "exe").split(separator: "/").last,
            let name = program.split(separator: " ").first.map(String.init), Self.programs.contains(name),
            worksHere(folder)
        else { return nil }
        // "4242 (postgres) S 1 …": the name may hold anything, so what follows is counted from its end.
        let status = files.contents(atPath: folder + "stat").map { String(decoding: $0, as: UTF8.self) } ?? ""
        let fields = status.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 1, fields[0] != "Z", let parent = pid_t(fields[1]) else { return nil }
        return Process(identifier: identifier, parent: parent, program: name)
    }

    private func worksHere(_ folder: String) -> Bool {
        let files = FileManager.default
        let place = (try? files.destinationOfSymbolicLink(atPath: folder + "cwd")) ?? ""
        if place == directory || place.hasPrefix(directory + "/") { return true }
        return ["cmdline", "environ"].contains { file in
            let words = files.contents(atPath: folder + file).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return words.contains(directory + "/")
        }
    }
}
