import FoundationEssentials

/// What this process takes of the machine.
enum Residence {
    /// Bytes of memory that are really there.
    static var memory: Double? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let pages = text.split(separator: " ")
        return pages.count > 1 ? Double(pages[1]).map { $0 * 4096 } : nil
    }

    static var openFiles: Double? {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { Double($0.count) }
    }
}
