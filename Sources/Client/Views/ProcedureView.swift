package import JSONTree
package import Surroundings
package import Wording

/// Something that this Vigie knows how to do.
package struct ProcedureView: Hashable, Codable, Sendable {
    package let name: String
    package let title: LocalizedText
    package let version: Int
    /// The JSON Schema of its input.
    package let input: JSONValue
    /// Whether it can be asked for; some only Vigie itself starts.
    package let isOffered: Bool
    package let steps: [Phrase]

    package init(
        name: String, title: LocalizedText, version: Int, input: JSONValue, isOffered: Bool = true,
        steps: [Phrase] = []
    ) {
        self.isOffered = isOffered
        self.steps = steps
        self.name = name
        self.title = title
        self.version = version
        self.input = input
    }
}

/// A run that the clock will start.
package struct UpcomingRun: Hashable, Codable, Sendable {
    package let due: Timestamp
    package let schedule: String
    package let procedure: String
    package let subject: String

    package init(due: Timestamp, schedule: String, procedure: String, subject: String) {
        self.due = due
        self.schedule = schedule
        self.procedure = procedure
        self.subject = subject
    }
}
