package import JSONTree
package import Surroundings

/// All that was written of a run, as a document: to be kept beside the code and replayed by its tests, so that a
/// changed procedure is noticed before it meets the runs that an older one began.
package struct RunHistory: Hashable, Codable, Sendable {
    package let run: Run
    package let steps: [Step]
    package let signals: [Signal]
    /// What the run appended to the ledger.
    package let entries: [Entry]

    package struct Run: Hashable, Codable, Sendable {
        package let id: String
        package let procedure: String
        package let version: Int
        package let input: JSONValue
        package let subject: String
        package let cause: String
        package let createdAt: Timestamp
        package let startedAt: Timestamp?
        package let status: String
        package let verdict: String?
        package let summary: String?
        package let output: JSONValue?
        package let problem: JSONValue?
    }

    package struct Step: Hashable, Codable, Sendable {
        package let name: String
        package let kind: String
        package let state: String
        package let attempt: Int
        package let result: JSONValue?
        package let problem: JSONValue?
        package let startedAt: Timestamp
        package let finishedAt: Timestamp?
    }

    package struct Signal: Hashable, Codable, Sendable {
        package let name: String
        package let key: String
        package let payload: JSONValue
        package let at: Timestamp
    }

    package struct Entry: Hashable, Codable, Sendable {
        package let kind: String
        package let subject: String
        package let at: Timestamp
        package let key: String?
        /// The entry's own bytes, as text.
        package let text: String
    }
}

extension RunHistory {
    /// The document: sorted and spaced, for people to read and to compare.
    package var text: String {
        get throws { try JSONValue(encoding: self).pretty + "\n" }
    }

    package init(text: String) throws {
        self = try JSONValue(parsing: Array(text.utf8)).decoded()
    }
}
