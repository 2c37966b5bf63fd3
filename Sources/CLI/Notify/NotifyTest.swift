import ArgumentParser
import VigieNotifications
import VigieServer

struct NotifyTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a message by each channel, now, and say what came of it.",
        discussion: """
            Mail and short messages go to everybody who is told by that channel; into a chat it is one message. Each is
            tried once, and goes by no other channel instead.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Only this channel.", valueName: "name"))
    var channel: String?

    func run() async throws {
        try await place.withControlPlane { plane in
            let procedures = try ChannelTest.procedures(in: plane.plan, channel: channel, world: plane.world)
            try await Workbench(plane).perform(procedures, output)
        }
    }
}
