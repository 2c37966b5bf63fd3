import FoundationEssentials
import Tools

/// The server's own programs, which Debian keeps out of `PATH`.
struct PostgreSQLPrograms: Sendable {
    let initdb: Tool
    let control: Tool

    /// The newest that are installed.
    static func locate() throws(DemoError) -> PostgreSQLPrograms {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
            .compactMap { ToolVersion($0) }.sorted(by: >)
        let places = versions.map { "\(root)/\($0)/bin" }
        do {
            return PostgreSQLPrograms(
                initdb: try Tool.locate("initdb", in: places), control: try Tool.locate("pg_ctl", in: places))
        } catch {
            throw .noPostgreSQL
        }
    }
}
