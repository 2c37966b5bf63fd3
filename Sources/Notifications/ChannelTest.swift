package import Surroundings
package import VigiePlan
import Wording

/// Finds out whether messages arrive, by sending some.
package enum ChannelTest {
    /// A delivery for each channel, and for each recipient where they are reached one by one.
    /// - Parameter channel: only this one.
    package static func procedures(
        in plan: Plan, channel: String?, world: World
    ) throws -> [DeliverNotice] {
        let channels = plan.all(NotificationChannel.self).filter { channel == nil || $0.name == channel }
        if let channel, channels.isEmpty { throw NotificationsError.noChannel(channel) }
        guard !channels.isEmpty else { throw NotificationsError.noChannels }
        let addressees = Addressee.all(in: plan)
        return try channels.flatMap { channel in
            let told = addressees.filter { $0.allChannels.contains(channel.name) }.map(\.recipient).sorted()
            guard let first = told.first else {
                // One that nobody uses is no reason not to try the others.
                if channels.count > 1 { return [DeliverNotice]() }
                throw NotificationsError.unused(channel: channel.name)
            }
            let recipients = channel.spec.medium?.reachesEachAlone == true ? told : [first]
            return recipients.map { DeliverNotice(notice(of: channel, world), to: $0, by: channel.name) }
        }
    }

    private static func notice(of channel: Resource<NotificationChannel>, _ world: World) -> Notice {
        Notice(
            key: "test/\(world.identifier())", topic: .test, severity: .info,
            title: LocalizedText(
                en: "A message to see whether messages arrive", fr: "Un message pour voir si les messages arrivent"),
            body: LocalizedText(
                en: "You read this, so the channel \(channel.name) works. There is nothing to do.",
                fr: "Vous lisez ceci : le canal \(channel.name) fonctionne. Il n’y a rien à faire."),
            subject: channel.identifier, at: world.now())
    }
}

extension Medium {
    /// Whether a message goes to a person's own address, and not into a place that all of them read.
    fileprivate var reachesEachAlone: Bool {
        switch self {
        case .smtp, .sms: true
        case .slack, .mattermost, .teams, .ntfy, .webhook: false
        }
    }
}
