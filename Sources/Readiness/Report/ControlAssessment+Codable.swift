import Surroundings
import VigieLedger
import Wording

/// A control is written with its texts, so that a reader needs no catalogue of its own; only its name is read back.
extension ControlAssessment: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, chapter, title, seedLine, proof
        case status, reason, evidence, freshUntil, nextStep, measurements, problem
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let id = try container.decode(ControlID.self, forKey: .id)
        guard let control = Catalogue.control(id) else { throw ReadinessError.unknownControl(id.rawValue) }
        let problem = try container.decodeIfPresent(Problem.self, forKey: .problem)
        self.init(control: control, judgement: try Judgement(from: decoder), problem: problem)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(control.id, forKey: .id)
        try container.encode(control.chapter, forKey: .chapter)
        try container.encode(control.title, forKey: .title)
        try container.encode(control.seedLine, forKey: .seedLine)
        try container.encode(control.proof, forKey: .proof)
        try judgement.encode(to: encoder)
        try container.encodeIfPresent(problem, forKey: .problem)
    }
}
