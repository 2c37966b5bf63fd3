import GRDB

/// What remains to be done to the files, so that it is done even if the process ends first.
enum ChoreTable {
    enum Chore: String {
        /// See `Traces`.
        case removeTraces = "remove-traces"
    }

    static func add(_ chore: Chore, _ db: Database) throws {
        try db.run("INSERT INTO chores (name) VALUES (?) ON CONFLICT DO NOTHING", [chore.rawValue])
    }

    static func isDue(_ chore: Chore, _ db: Database) throws -> Bool {
        try db.first("SELECT 1 FROM chores WHERE name = ?", [chore.rawValue]) { _ in true } ?? false
    }

    static func done(_ chore: Chore, _ db: Database) throws {
        try db.run("DELETE FROM chores WHERE name = ?", [chore.rawValue])
    }
}
