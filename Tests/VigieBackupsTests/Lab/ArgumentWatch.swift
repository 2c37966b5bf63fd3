import FoundationEssentials

/// Looks at the arguments of every process of the machine, over and over, for what must not be there.
struct ArgumentWatch: Sendable {
    let secrets: [String]

    /// What was seen with a secret in it while the body ran, and how often was looked.
    func during(_ body: () async throws -> Void) async throws -> (seen: [String], looks: Int) {
        let (seen, looks) = (Collected<String>(), Collected<Int>())
        try await withThrowingTaskGroup { group in
            group.addTask {
                while !Task.isCancelled {
                    for line in self.found { seen.add(line) }
                    looks.add(1)
                    try? await Task.sleep(for: .milliseconds(5))
                }
            }
            try await body()
            group.cancelAll()
        }
        return (seen.all, looks.all.count)
    }

    private var found: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.filter { Int32($0) != nil }.compactMap { process in
            let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
                .map { String(decoding: $0, as: UTF8.self) }
            return line.flatMap { line in secrets.contains { line.contains($0) } ? line : nil }
        }
    }
}
