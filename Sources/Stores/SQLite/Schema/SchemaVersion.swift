import GRDB

/// One version of the tables, and how to get there from the version before.
///
/// A version that was ever released is never edited; what has to change is a new one.
package struct SchemaVersion: Sendable {
    package let number: Int
    let statements: String

    package init(_ number: Int, _ statements: String) {
        self.number = number
        self.statements = statements
    }

    func apply(to db: Database) throws {
        try db.execute(sql: statements)
        try db.execute(sql: "PRAGMA user_version = \(number)")
    }
}

extension [SchemaVersion] {
    /// All there are, in order.
    package static var released: [SchemaVersion] { [.version1] }

    /// The version that the program wants.
    var target: Int { last?.number ?? 0 }
}
