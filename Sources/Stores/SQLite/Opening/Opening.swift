import DurableFiles
import GRDB
import Glibc
import Surroundings
import VigieStore

/// Opens a store's file: looks whose it is before anything is changed, and brings its schema up to date.
struct Opening {
    /// "VIGI": how `file` and we tell our databases from others.
    static let applicationID: Int32 = 0x5649_4749

    let path: String
    let options: SQLiteStore.Options

    func open() throws(StoreError) -> SQLiteStore {
        try makeFile()
        // SQLite does not wait by itself while another process switches the file to write-ahead logging.
        let pause = Duration.milliseconds(20)
        for _ in 0..<max(1, Int(options.patience / pause)) {
            do {
                return try attempt()
            } catch {
                guard error == .locked else { throw error }
                usleep(useconds_t(pause.inMicroseconds))
            }
        }
        throw .locked
    }

    private func attempt() throws(StoreError) -> SQLiteStore {
        do {
            let watcher = try DatabaseQueue(path: path, configuration: configuration(isWriter: false))
            try watcher.inDatabase(checkOwner)
            let pool = try DatabasePool(path: path, configuration: configuration(isWriter: true))
            try pool.barrierWriteWithoutTransaction { db in
                // GRDB has set NORMAL on its way to write-ahead logging.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try Migration(path: path, schema: options.schema, source: watcher).run(db)
                if let limit = options.pageLimit { try db.execute(sql: "PRAGMA max_page_count = \(limit)") }
                if try ChoreTable.isDue(.removeTraces, db) { _ = Traces(path: path).remove(db, patiently: false) }
            }
            return SQLiteStore(path: path, pool: pool, watcher: watcher)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private func configuration(isWriter: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.patience.inSeconds)
        configuration.maximumReaderCount = 4
        configuration.label = isWriter ? "store" : "watcher"
        let trace = options.trace
        configuration.prepareDatabase { db in
            if let trace {
                db.trace { event in
                    if case .statement(let statement) = event { trace(statement.sql) }
                }
            }
            try db.execute(sql: "PRAGMA secure_delete = ON")
            // A longer log is carried over less often, which costs a flush each time; and it keeps its length.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            try db.execute(sql: "PRAGMA journal_size_limit = 20000000")
        }
        return configuration
    }

    /// Makes the file and its directory for the owner's eyes only; SQLite gives its log the same permissions.
    private func makeFile() throws(StoreError) {
        do {
            try DurableFile.makeDirectory(DurableFile.directory(of: path))
            if unsafe access(path, F_OK) != 0 { _ = try DurableFile.create(path, with: []) }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Refuses a file that is not ours or too new for us, before anything in it is touched.
    private func checkOwner(_ db: Database) throws {
        let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        let isFresh = owner == 0 && version == 0 && tables == 0
        guard isFresh || owner == Self.applicationID else { throw StoreError.foreign(path: path) }
        guard version <= options.schema.target else {
            throw StoreError.newer(found: version, supported: options.schema.target)
        }
    }
}
