package import Surroundings

/// Up to where a copy replays the log.
package enum RecoveryTarget: Codable, Hashable, Sendable {
    /// Up to an instant of the server's clock, at which this heartbeat must be the last one.
    case time(Timestamp, heartbeat: Int64)
    /// To the end of what the repository holds; where it is known, at least this heartbeat must be there.
    case latest(heartbeat: Int64?)

    /// The last heartbeat that must be recovered.
    package var heartbeat: Int64? {
        switch self {
        case .time(_, let heartbeat): heartbeat
        case .latest(let heartbeat): heartbeat
        }
    }
}

extension RecoveryTarget {
    /// So far before a heartbeat a recovery stops that shall not include it: as little as the server's clock tells
    /// apart, because the commit of the heartbeat before may have come just now.
    private static let margin = Duration.microseconds(1)

    /// Chooses the latest instant that the archive must be able to reach.
    ///
    /// PostgreSQL stops at an instant only if it meets a later transaction; so there must be a later heartbeat in the
    /// archive as well. Between the last two that are in it, everything is known: the first must be recovered, the
    /// second must not.
    /// - Parameters:
    ///   - samples: what is known of the heartbeats, in order.
    ///   - archiveEnd: every change before it has been archived.
    ///   - consistentAt: an earlier instant cannot be recovered from the chosen backup.
    package static func choose(
        samples: [CanarySample], archiveEnd: LogPosition, consistentAt: Timestamp
    ) -> RecoveryTarget {
        let archived = samples.filter { $0.position <= archiveEnd }
        guard let last = archived.last else { return .latest(heartbeat: nil) }
        guard let previous = archived.dropLast().last, previous.writtenAt > consistentAt else {
            return .latest(heartbeat: last.sequence)
        }
        let instant = last.writtenAt - margin
        guard instant > previous.writtenAt else { return .latest(heartbeat: last.sequence) }
        return .time(instant, heartbeat: previous.sequence)
    }
}
