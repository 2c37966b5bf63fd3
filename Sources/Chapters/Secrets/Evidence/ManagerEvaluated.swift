import VigieLedger
package import Wording

/// A secrets manager was measured against a list of needs, beside what files alone would do.
package struct ManagerEvaluated: Evidence, Hashable {
    package static let kind = "secret.manager-evaluated"

    package let manager: String
    package let version: String
    package let needs: [Need]
    /// Of 100, by the needs' weights.
    package let score: Int
    package let baseline: Int

    /// One need, and how well it is met.
    package struct Need: Codable, Hashable, Sendable {
        package let id: String
        package let title: LocalizedText
        package let weight: Int
        /// From 0 to 1; for the candidate, and for files on the machine.
        package let candidate: Double
        package let files: Double
        /// What was measured, or where the figure comes from.
        package let finding: LocalizedText

        package init(
            _ id: String, _ title: LocalizedText, weight: Int, candidate: Double, files: Double,
            finding: LocalizedText
        ) {
            self.id = id
            self.title = title
            self.weight = weight
            self.candidate = candidate
            self.files = files
            self.finding = finding
        }
    }

    package init(manager: String, version: String, needs: [Need]) {
        self.manager = manager
        self.version = version
        self.needs = needs
        score = Self.score(needs, \.candidate)
        baseline = Self.score(needs, \.files)
    }

    private static func score(_ needs: [Need], _ value: (Need) -> Double) -> Int {
        let weights = needs.reduce(0) { $0 + $1.weight }
        guard weights > 0 else { return 0 }
        let sum = needs.reduce(0.0) { $0 + Double($1.weight) * min(max(value($1), 0), 1) }
        return Int((sum * 100 / Double(weights)).rounded())
    }
}
