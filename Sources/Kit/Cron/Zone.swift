import Foundation
package import Surroundings
import Wording

/// An IANA time zone, such as `Europe/Paris`.
package struct Zone: Hashable, Sendable {
    /// The zone's IANA name.
    package let identifier: String
    private let timeZone: TimeZone

    package static let utc = Zone(identifier: "UTC", timeZone: .gmt)

    /// Those that the system knows; to list them costs more than to read a plan.
    private static let known = Set(TimeZone.knownTimeZoneIdentifiers)

    private init(identifier: String, timeZone: TimeZone) {
        self.identifier = identifier
        self.timeZone = timeZone
    }

    /// Finds a zone by its IANA name. Abbreviations (`CET`) and offsets (`GMT+2`) are refused: they do not say when the
    /// clocks are turned.
    package init(_ identifier: String) throws(CronError) {
        if identifier == "UTC" {
            self = .utc
            return
        }
        guard identifier.contains("/"), Self.known.contains(identifier), let timeZone = TimeZone(identifier: identifier)
        else {
            let known = Self.known.sorted()
            let city = known.first { $0.lowercased().hasSuffix("/" + identifier.lowercased()) }
            throw .unknownZone(identifier, suggestion: city ?? DidYouMean.suggestion(for: identifier, among: known))
        }
        self.init(identifier: identifier, timeZone: timeZone)
    }

    /// Seconds that the zone's wall clock is ahead of UTC at an instant.
    package func offset(at instant: Timestamp) -> Int64 {
        Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds))))
    }
}

extension Zone: CustomStringConvertible {
    package var description: String { identifier }
}

extension Zone: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        do {
            self = try Zone(name)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time zone: \(name)")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(identifier)
    }
}
