import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieNotifications
import VigieServer

struct NotifyList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the channels: who is told by each, and what came of it last.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let channels = try await place.withControlPlane { plane in
            try await ChannelReport.all(in: plane.plan, ledger: plane.ledger)
        }
        try output.format.present(ChannelList(channels: channels))
    }
}

/// The channels of a plan, for a terminal or a program.
struct ChannelList: Presentable {
    let channels: [ChannelReport]

    var text: String {
        guard !channels.isEmpty else {
            return "Nobody is told anything: the plan has no NotificationChannel. examples/notifications shows them."
        }
        var table = Table(.init("CHANNEL"), .init("BY"), .init("TELLS"), .init("LAST DELIVERED"), .init("LAST FAILED"))
        for channel in channels {
            let failure = channel.lastFailed.map { "\($0.at.display) \($0.reason)" }
            table.add(
                channel.name, channel.medium, channel.recipients.map(\.description).joined(separator: ", "),
                channel.lastDelivered?.display ?? "never", failure ?? "never")
        }
        return table.text
    }

    var json: JSONValue { .array(channels.map(\.json)) }
}

extension ChannelReport {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name), "medium": .string(medium), "isWorking": .bool(isWorking),
            "recipients": .array(recipients.map { .string($0.description) }),
        ]
        if let lastDelivered { members["lastDelivered"] = .string(lastDelivered.rfc3339) }
        if let lastFailed {
            members["lastFailed"] = ["at": .string(lastFailed.at.rfc3339), "reason": .string(lastFailed.reason)]
        }
        return .object(members)
    }
}
