import DurableFiles
import FoundationEssentials
import Glibc

/// The processes that work in a directory: a server, its children, the tool that fills it. Also those that a Vigie
/// which was killed has left behind.
struct CopyProcesses: Sendable {
    let directory: String

    /// Processes whose working directory is the directory or below it.
    private var identifiers: [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { process in
            guard process != getpid(), let place = Self.workingDirectory(of: process) else { return false }
            return place == directory || place.hasPrefix(directory + "/")
        }
    }

    private static func workingDirectory(of process: Int32) -> String? {
        var buffer = [CChar](repeating: 0, count: 4097)
        let count = unsafe readlink("/proc/\(process)/cwd", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        let path = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        // The kernel says so when the directory was removed under the process.
        return path.hasSuffix(" (deleted)") ? String(path.dropLast(10)) : path
    }

    var isEmpty: Bool { identifiers.isEmpty }

    /// Ends them all, and waits until they are gone.
    func end() async throws {
        for round in 0..<200 {
            let processes = identifiers
            guard !processes.isEmpty else { return }
            // PostgreSQL takes SIGQUIT as the order to stop at once, and cleans up after itself.
            for process in processes { _ = kill(process, round < 100 ? SIGQUIT : SIGKILL) }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
