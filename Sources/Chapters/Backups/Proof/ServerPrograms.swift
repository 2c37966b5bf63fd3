import Tools

/// PostgreSQL's own programs, of the version that a backup was made with.
struct ServerPrograms: Sendable {
    let directory: String

    /// Where packages put them.
    private static func directories(major: String) -> [String] {
        ["/usr/lib/postgresql/\(major)/bin", "/usr/pgsql-\(major)/bin", "/usr/local/pgsql-\(major)/bin"]
    }

    /// The programs of a major version; `nil` where it is not installed.
    static func locate(major: String) async throws -> ServerPrograms? {
        guard let tool = try? Tool.locate("pg_ctl", in: directories(major: major)) else { return nil }
        guard let version = try? await tool.version(), version.numbers.first.map(String.init) == major else {
            return nil
        }
        return ServerPrograms(directory: String(tool.path.dropLast("/pg_ctl".count)))
    }

    func tool(_ name: String) -> Tool {
        Tool(name: name, path: "\(directory)/\(name)")
    }
}
