import VigieEngine

/// Written as `{"type": "step", "run": "…", "step": {…}}`.
extension ClientEvent.Kind: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, run, step, name, fraction, text, line, entry, digest
    }

    /// The name of the kind, which is that of the server-sent event.
    package enum Name: String, Codable, CaseIterable, Sendable {
        case run, step, progress, log, entry, readiness, plan, restart, pulse
    }

    package var name: Name {
        switch self {
        case .run: .run
        case .step: .step
        case .progress: .progress
        case .log: .log
        case .entry: .entry
        case .readiness: .readiness
        case .plan: .plan
        case .restart: .restart
        case .pulse: .pulse
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func run() throws -> RunID { try container.decode(RunID.self, forKey: .run) }
        switch try container.decode(Name.self, forKey: .type) {
        case .run: self = .run(try container.decode(RunView.self, forKey: .run))
        case .step: self = .step(run: try run(), try container.decode(StepView.self, forKey: .step))
        case .progress:
            self = .progress(
                run: try run(), step: try container.decode(String.self, forKey: .name),
                fraction: try container.decodeIfPresent(Double.self, forKey: .fraction),
                text: try container.decode(String.self, forKey: .text))
        case .log: self = .log(run: try run(), try container.decode(LogLineView.self, forKey: .line))
        case .entry: self = .entry(try container.decode(EntryView.self, forKey: .entry))
        case .readiness: self = .readiness
        case .plan: self = .plan(digest: try container.decode(String.self, forKey: .digest))
        case .restart: self = .restart
        case .pulse: self = .pulse
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .type)
        switch self {
        case .run(let view): try container.encode(view, forKey: .run)
        case .step(let run, let step):
            try container.encode(run, forKey: .run)
            try container.encode(step, forKey: .step)
        case .progress(let run, let step, let fraction, let text):
            try container.encode(run, forKey: .run)
            try container.encode(step, forKey: .name)
            try container.encodeIfPresent(fraction, forKey: .fraction)
            try container.encode(text, forKey: .text)
        case .log(let run, let line):
            try container.encode(run, forKey: .run)
            try container.encode(line, forKey: .line)
        case .entry(let entry): try container.encode(entry, forKey: .entry)
        case .plan(let digest): try container.encode(digest, forKey: .digest)
        case .readiness, .restart, .pulse: break
        }
    }
}
