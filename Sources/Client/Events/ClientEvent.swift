package import Surroundings
package import VigieEngine

/// Something happened.
package struct ClientEvent: Hashable, Codable, Sendable {
    /// What to go on after; a server-sent event's id.
    package let cursor: EventCursor
    package let at: Timestamp
    package let kind: Kind

    package enum Kind: Hashable, Sendable {
        /// A run came to be, or stands otherwise; it comes without input and output.
        case run(RunView)
        /// A step of a run began, ended or waits; it comes without its result.
        case step(run: RunID, StepView)
        /// How far a step is; `fraction` is absent where nobody knows.
        case progress(run: RunID, step: String, fraction: Double?, text: String)
        case log(run: RunID, LogLineView)
        /// An entry was appended to the ledger; it comes without its data.
        case entry(EntryView)
        /// The answer to `readiness()` may be another one now.
        case readiness
        /// Another plan is in force, or something else is wrong with its files.
        case plan(digest: String)
        /// Some events are lost to this reader: ask anew for everything that is shown.
        case restart
        /// Nothing happened for a while; the stream is alive.
        case pulse
    }

    package init(cursor: EventCursor, at: Timestamp, kind: Kind) {
        self.cursor = cursor
        self.at = at
        self.kind = kind
    }

    /// The run it is about, if it is about one.
    package var run: RunID? {
        switch kind {
        case .run(let run): RunID(run.id)
        case .step(let run, _), .progress(let run, _, _, _), .log(let run, _): run
        case .entry(let entry): entry.run.map { RunID($0) }
        case .readiness, .plan, .restart, .pulse: nil
        }
    }
}

/// A place in what happened, as one feed counts it.
package struct EventCursor: Hashable, Codable, Sendable {
    /// Which feed: a server that was started again has another one.
    package let feed: String
    package let sequence: Int64

    package init(feed: String, sequence: Int64) {
        self.feed = feed
        self.sequence = sequence
    }

    /// `01jd…-42`
    package var text: String { "\(feed)-\(sequence)" }

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...32).contains(parts[0].utf8.count), let sequence = Int64(parts[1]), sequence >= 0
        else { return nil }
        self.init(feed: String(parts[0]), sequence: sequence)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let cursor = EventCursor(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a place among events")
        }
        self = cursor
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
