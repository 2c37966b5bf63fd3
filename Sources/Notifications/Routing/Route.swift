package import Surroundings
import VigiePlan

/// One way by which one recipient hears of a notice.
package struct Route: Codable, Hashable, Sendable {
    package let recipient: Recipient
    package let channel: String
    /// What is tried when the channel fails for good, in this order.
    package let fallbacks: [String]
    /// When they want to hear of it, where that is later.
    package let notBefore: Timestamp?

    /// Who is told of a notice, and how, if it is told now.
    static func all(for notice: Notice, in plan: Plan, at now: Timestamp) -> [Route] {
        Addressee.all(in: plan).flatMap { addressee -> [Route] in
            guard let opening = addressee.nextOpening(for: notice.severity, notice.topic, from: now) else { return [] }
            let channels = addressee.channels(for: notice.severity, notice.topic, at: opening)
            let others = addressee.allChannels.filter { !channels.contains($0) }
            return channels.map { channel in
                Route(
                    recipient: addressee.recipient, channel: channel, fallbacks: others,
                    notBefore: opening > now ? opening : nil)
            }
        }
    }
}
