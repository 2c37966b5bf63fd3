extension SchemaVersion {
    /// The tables of the first release.
    ///
    /// `STRICT` makes a column keep its type. Times are microseconds since 1970, JSON is text so that it can be read
    /// with the `sqlite3` shell. Every index serves a query that is asked often; a test holds that none of them scans. There is none that is not
    /// needed: each costs every append one more page to write and to flush.
    package static let version1 = SchemaVersion(
        1,
        """
        CREATE TABLE entries (
            idx INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            run TEXT,
            key TEXT,
            bytes BLOB NOT NULL,
            leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
            subtrees BLOB NOT NULL CHECK (length(subtrees) % 32 = 0)
        ) STRICT;
        CREATE INDEX entries_by_kind ON entries (kind);
        CREATE INDEX entries_by_subject_and_kind ON entries (subject, kind);
        CREATE INDEX entries_by_run ON entries (run) WHERE run IS NOT NULL;
        CREATE UNIQUE INDEX entries_by_key ON entries (key) WHERE key IS NOT NULL;

        CREATE TABLE ledger_head (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            size INTEGER NOT NULL,
            frontier BLOB NOT NULL
        ) STRICT;
        INSERT INTO ledger_head (id, size, frontier) VALUES (1, 0, x'');

        CREATE TABLE runs (
            id TEXT PRIMARY KEY NOT NULL,
            procedure TEXT NOT NULL,
            procedure_version INTEGER NOT NULL,
            input TEXT NOT NULL,
            subject TEXT NOT NULL,
            cause TEXT NOT NULL,
            idempotency_key TEXT UNIQUE,
            created_at INTEGER NOT NULL,
            status TEXT NOT NULL,
            verdict TEXT,
            summary TEXT,
            output TEXT,
            problem TEXT,
            wake_at INTEGER,
            started_at INTEGER,
            finished_at INTEGER
        ) STRICT;
        CREATE INDEX runs_by_status ON runs (status, id);
        CREATE INDEX runs_by_procedure ON runs (procedure, id);
        CREATE INDEX runs_by_subject ON runs (subject, id);
        CREATE INDEX runs_by_verdict ON runs (verdict, id);

        CREATE TABLE steps (
            run TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            result TEXT,
            problem TEXT,
            started_at INTEGER NOT NULL,
            finished_at INTEGER,
            PRIMARY KEY (run, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE signals (
            position INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            name TEXT NOT NULL,
            key TEXT NOT NULL,
            payload TEXT NOT NULL,
            at INTEGER NOT NULL,
            UNIQUE (run, name, key)
        ) STRICT;

        CREATE TABLE log_lines (
            position INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            at INTEGER NOT NULL,
            step TEXT,
            level TEXT NOT NULL,
            message TEXT NOT NULL,
            fields TEXT
        ) STRICT;
        CREATE INDEX log_lines_by_run ON log_lines (run);

        CREATE TABLE documents (
            collection TEXT NOT NULL,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (collection, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE leases (
            name TEXT PRIMARY KEY NOT NULL,
            holder TEXT,
            epoch INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE samples (
            series TEXT NOT NULL,
            at INTEGER NOT NULL,
            value REAL NOT NULL,
            PRIMARY KEY (series, at)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE chores (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
        """)
}
