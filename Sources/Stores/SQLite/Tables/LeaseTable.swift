import GRDB
import Surroundings
import VigieStore

/// A row stays when its lease is given back, without a holder, so that epochs go on growing.
enum LeaseTable {
    static func acquire(
        _ name: String, holder: String, now: Timestamp, until: Timestamp, _ db: Database
    ) throws -> Lease? {
        let current = try db.first("SELECT holder, epoch, expires_at FROM leases WHERE name = ?", [name]) { row in
            (
                holder: try row.value(0) as String?, epoch: try row.value(1) as Int64,
                expiresAt: try row.timestamp(2) as Timestamp
            )
        }
        let isOwn = current?.holder == holder
        if let current, current.holder != nil, !isOwn, current.expiresAt > now { return nil }
        let epoch = (current?.epoch ?? 0) + (isOwn ? 0 : 1)
        try db.run(
            "INSERT OR REPLACE INTO leases (name, holder, epoch, expires_at) VALUES (?, ?, ?, ?)",
            [name, holder, epoch, until.microseconds])
        return Lease(name: name, holder: holder, epoch: epoch, expiresAt: until)
    }

    static func renew(_ lease: Lease, until: Timestamp, _ db: Database) throws -> Lease {
        try db.run(
            "UPDATE leases SET expires_at = ? WHERE name = ? AND holder = ? AND epoch = ?",
            [until.microseconds, lease.name, lease.holder, lease.epoch])
        guard db.changesCount == 1 else { throw StoreError.fenced(lease: lease.name) }
        return Lease(name: lease.name, holder: lease.holder, epoch: lease.epoch, expiresAt: until)
    }

    static func require(_ lease: Lease, _ db: Database) throws {
        let isHeld = try db.first(
            "SELECT 1 FROM leases WHERE name = ? AND holder = ? AND epoch = ?",
            [lease.name, lease.holder, lease.epoch]
        ) { _ in true }
        guard isHeld == true else { throw StoreError.fenced(lease: lease.name) }
    }

    static func release(_ lease: Lease, _ db: Database) throws {
        try db.run(
            "UPDATE leases SET holder = NULL WHERE name = ? AND holder = ? AND epoch = ?",
            [lease.name, lease.holder, lease.epoch])
    }

    static func held(prefix: String, _ db: Database) throws -> [Lease] {
        try db.all(
            """
            SELECT name, holder, epoch, expires_at FROM leases
            WHERE name >= ? AND name < ? AND holder IS NOT NULL ORDER BY name
            """, [prefix, prefix + "\u{10ffff}"]
        ) { row in
            try Lease(name: row.value(0), holder: row.value(1), epoch: row.value(2), expiresAt: row.timestamp(3))
        }
    }
}
