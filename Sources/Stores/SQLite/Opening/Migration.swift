import DurableFiles
import GRDB
import VigieStore

/// Brings an older schema up to date, after a copy of the file has been put beside it.
struct Migration {
    let path: String
    let schema: [SchemaVersion]
    /// A connection of its own to the same file, which sees it as it was before.
    let source: DatabaseQueue

    func run(_ db: Database) throws {
        guard try version(db) < schema.target else { return }
        // From here on no other process writes, so that the copy is what is migrated.
        try db.inTransaction(.immediate) {
            let found = try version(db)
            if found > 0, found < schema.target { try copy(before: found) }
            for version in schema where version.number > found { try version.apply(to: db) }
            try db.execute(sql: "PRAGMA application_id = \(Opening.applicationID)")
            return .commit
        }
    }

    /// The copies that migrations of this file have left.
    static func copies(of path: String) throws(FileError) -> [String] {
        let directory = DurableFile.directory(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try DurableFile.names(in: directory).filter { $0.hasPrefix(name + ".version-") }
            .map { "\(directory)/\($0)" }
    }

    private func version(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }

    private func copy(before version: Int) throws {
        let place = "\(path).version-\(version)"
        let draft = place + ".draft"
        try DurableFile.replace(draft, with: [])
        let copy = try DatabaseQueue(path: draft)
        try source.backup(to: copy)
        try copy.close()
        try DurableFile.move(draft, to: place)
    }
}
