package import Surroundings
package import VigieLedger
package import VigiePlan

/// A channel, who is told by it, and what came of it last.
package struct ChannelReport: Sendable {
    package struct Failure: Sendable {
        package let at: Timestamp
        /// The problem's code.
        package let reason: String
    }

    package let name: String
    package let medium: String
    package let recipients: [Recipient]
    package let lastDelivered: Timestamp?
    package let lastFailed: Failure?

    /// Whether what was sent last was taken; a channel that was never used is not known to work.
    package var isWorking: Bool {
        guard let lastDelivered else { return false }
        return lastFailed.map { $0.at < lastDelivered } ?? true
    }

    /// All channels of a plan, by name.
    package static func all(in plan: Plan, ledger: Ledger) async throws -> [ChannelReport] {
        let addressees = Addressee.all(in: plan)
        var reports: [ChannelReport] = []
        for channel in plan.all(NotificationChannel.self) {
            let delivered = try await ledger.latest(NotificationDelivered.self, subject: channel.identifier)
            let failed = try await ledger.latest(NotificationFailed.self, subject: channel.identifier)
            reports.append(
                ChannelReport(
                    name: channel.name, medium: channel.spec.medium?.name ?? "",
                    recipients: addressees.filter { $0.allChannels.contains(channel.name) }.map(\.recipient).sorted(),
                    lastDelivered: delivered?.0.at,
                    lastFailed: failed.map { Failure(at: $0.0.at, reason: $0.1.reason) }))
        }
        return reports
    }
}
