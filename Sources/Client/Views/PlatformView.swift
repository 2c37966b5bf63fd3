package import Cron
package import Surroundings
package import Wording

/// What holds for the whole Vigie that answers.
package struct PlatformView: Hashable, Codable, Sendable {
    /// The platform's name, where the plan gives one.
    package let name: String?
    /// The zone that people's times are told in.
    package let timeZone: Zone
    /// The languages people are spoken to in, the first one first.
    package let languages: [Language]
    /// Of this program.
    package let version: String
    /// Of the plan in force.
    package let planDigest: String
    package let resources: Int
    /// Errors and warnings in the plan's files as they are now.
    package let errors: Int
    package let warnings: Int
    /// How many entries the ledger has.
    package let entries: Int64
    package let now: Timestamp

    package init(
        name: String?, timeZone: Zone, languages: [Language], version: String, planDigest: String, resources: Int,
        errors: Int, warnings: Int, entries: Int64, now: Timestamp
    ) {
        self.name = name
        self.timeZone = timeZone
        self.languages = languages
        self.version = version
        self.planDigest = planDigest
        self.resources = resources
        self.errors = errors
        self.warnings = warnings
        self.entries = entries
        self.now = now
    }
}
