/// What a statement returned.
package struct PostgreSQLResult: Sendable {
    package let columns: [String]
    package let rows: [PostgreSQLRow]
    /// How many rows the statement inserted, changed, removed or selected.
    package let affected: Int

    package var first: PostgreSQLRow? { rows.first }

    /// The only value of a result that has one row and one column.
    package func scalar<Value: PostgreSQLReadable>(
        _ type: Value.Type = Value.self
    ) throws(PostgreSQLError) -> Value {
        guard let row = rows.first, let name = columns.first else { throw .noRow }
        return try row.value(name)
    }
}

/// One row of a result.
package struct PostgreSQLRow: Sendable {
    private let columns: [String]
    /// The text form of each value, in the order of the columns; `nil` is NULL.
    package let values: [String?]

    init(columns: [String], values: [String?]) {
        self.columns = columns
        self.values = values
    }

    /// The text of a column; `nil` for NULL and where there is no such column.
    package subscript(name: String) -> String? {
        columns.firstIndex(of: name).flatMap { values[$0] }
    }

    /// The value of a column that is not NULL.
    package func value<Value: PostgreSQLReadable>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(PostgreSQLError) -> Value {
        guard let value = try optional(name, as: type) else { throw .null(column: name) }
        return value
    }

    /// The value of a column that may be NULL.
    package func optional<Value: PostgreSQLReadable>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(PostgreSQLError) -> Value? {
        guard let index = columns.firstIndex(of: name) else { throw .noColumn(name) }
        guard let text = values[index] else { return nil }
        guard let value = Value(postgreSQL: text) else {
            throw .unreadable(column: name, type: String(describing: type))
        }
        return value
    }
}
