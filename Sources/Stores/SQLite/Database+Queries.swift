import GRDB
import JSONTree
import Surroundings
import VigieStore

/// The few ways in which the tables are asked. Statements are prepared once a connection.
extension Database {
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func first<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ decode: (Row) throws -> Value
    ) throws -> Value? {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        guard let row = try rows.next() else { return nil }
        // A row is only there as long as its cursor.
        return try withExtendedLifetime(rows) { try decode(row) }
    }

    func all<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() { values.append(try decode(row)) }
        return values
    }
}

extension Row {
    /// The value of a column; throws where a damaged file has something else there.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
        try decode(atIndex: index)
    }

    func bytes(_ index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { data in data.map { Array($0) } ?? [] }
    }

    func timestamp(_ index: Int) throws -> Timestamp {
        Timestamp(microseconds: try value(index))
    }

    func timestamp(_ index: Int) throws -> Timestamp? {
        (try value(index) as Int64?).map(Timestamp.init(microseconds:))
    }

    func json(_ index: Int) throws -> JSONValue? {
        try withUnsafeData(atIndex: index) { data in
            guard let data else { return nil }
            do {
                return try JSONValue(parsing: data)
            } catch {
                throw StoreError.corrupt("\(error)")
            }
        }
    }
}
