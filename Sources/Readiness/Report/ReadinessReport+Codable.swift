import Surroundings
import Wording

/// The JSON rendering: every text in both languages, and the counts that a reader would otherwise make itself.
extension ReadinessReport: Codable {
    private enum CodingKeys: String, CodingKey {
        case at, platform, summary, total, counts, controls
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            at: try container.decode(Timestamp.self, forKey: .at),
            platform: try container.decodeIfPresent(String.self, forKey: .platform),
            assessments: try container.decode([ControlAssessment].self, forKey: .controls)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(platform, forKey: .platform)
        try container.encode(summary, forKey: .summary)
        try container.encode(assessments.count, forKey: .total)
        let counts = ControlStatus.allCases.map { ($0.rawValue, count($0)) }
        try container.encode(Dictionary(counts) { first, _ in first }, forKey: .counts)
        try container.encode(assessments, forKey: .controls)
    }
}
