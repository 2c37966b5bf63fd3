import FoundationEssentials
import Glibc

/// The programs that still run somewhere below a directory: servers that a script started, or that it failed before
/// ending.
struct LeftBehind {
    let directory: String

    /// Kills them all. Where `/proc` is not as on Linux nothing is found, and what a script left ends with the machine.
    func end() {
        // Where a process is, is told without symbolic links.
        let directory = URL(filePath: directory).resolvingSymlinksInPath().path
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for process in processes.compactMap(Int32.init) {
            let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
            if let place, place == directory || place.hasPrefix(directory + "/") { kill(process, SIGKILL) }
        }
    }
}
