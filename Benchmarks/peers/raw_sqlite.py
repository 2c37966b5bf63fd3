"""Inserts a second of SQLite itself, one row a commit: WRITERS threads, INSERTS rows each.

Usage: raw_sqlite.py DIRECTORY WRITERS INSERTS        prints one JSON object

The durability is the ledger's: WAL with synchronous=FULL, so every commit has reached the disk before it returns. The
row is as wide as an entry of the ledger. Each writer has a connection of its own.
"""

import json
import sqlite3
import sys
import threading
import time

directory, writers, inserts = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
path = f"{directory}/raw.sqlite"
row = ("x" * 320, "benchmark.entry", "Benchmark/ledger", b"h" * 32)


def connect():
    connection = sqlite3.connect(path, isolation_level=None, timeout=60)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


connect().execute("CREATE TABLE entry (position INTEGER PRIMARY KEY, bytes TEXT, kind TEXT, subject TEXT, hash BLOB)")
gate = threading.Barrier(writers + 1)


def write():
    connection = connect()
    gate.wait()
    for _ in range(inserts):
        connection.execute("INSERT INTO entry (bytes, kind, subject, hash) VALUES (?, ?, ?, ?)", row)
    connection.close()


threads = [threading.Thread(target=write) for _ in range(writers)]
for thread in threads:
    thread.start()
gate.wait()
begin = time.perf_counter()
for thread in threads:
    thread.join()
seconds = time.perf_counter() - begin
stored = connect().execute("SELECT count(*) FROM entry").fetchone()[0]
assert stored == writers * inserts
print(json.dumps({"inserts": stored, "seconds": seconds, "insertsPerSecond": stored / seconds}))
