import ArgumentParser
import Cron
import JSONTree
import Surroundings
import TerminalOutput
import VigieClient
import VigieReadiness
import Wording

struct ReadinessShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readiness", abstract: "Show which promises are proven, and what to do about the others.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The language: en or fr (default: the platform's first).", valueName: "language"))
    var lang: Language?

    @Option(
        help: ArgumentHelp(
            "Tell also what moved since then: 7d, a day such as 2026-11-01, or an instant such as 2026-11-01T14:00:00Z.",
            valueName: "when"))
    var since: EarlierMoment?

    @Option(help: ArgumentHelp("Only this chapter, such as backups.", valueName: "chapter"))
    var chapter: ChapterName?

    func run() async throws {
        let page = try await reach.withWorkbench { bench in
            let platform = try await bench.client.platform()
            return ReadinessPage(
                report: limited(try await bench.client.readiness()), previous: try await previous(bench, platform),
                language: lang ?? platform.languages.first ?? .english, zone: platform.timeZone)
        }
        try output.format.present(page)
    }

    private func previous(_ bench: Workbench, _ platform: PlatformView) async throws -> ReadinessReport? {
        guard let instant = since?.instant(now: bench.clock.now(), zone: platform.timeZone) else { return nil }
        return limited(try await bench.client.readiness(asOf: instant))
    }

    private func limited(_ report: ReadinessReport) -> ReadinessReport {
        chapter.map { report.limited(to: $0) } ?? report
    }
}

extension Language: ExpressibleByArgument {}
extension ChapterName: ExpressibleByArgument {}

/// A readiness report, for a terminal or a program.
struct ReadinessPage: Presentable {
    let report: ReadinessReport
    let previous: ReadinessReport?
    let language: Language
    let zone: Zone

    var text: String {
        let style = TextStyle(width: Terminal.width, isColoured: Terminal.showsColour)
        return ReadinessText(report, language: language, style: style, zone: zone, since: previous).render()
    }

    var json: JSONValue {
        get throws {
            let json = try JSONValue(encoding: report)
            guard let previous, case .object(var members) = json else { return json }
            members["since"] = .string(previous.at.rfc3339)
            members["changes"] = .array(report.changes(since: previous).map(\.json))
            return .object(members)
        }
    }
}

extension ControlChange {
    /// The change, for programs.
    fileprivate var json: JSONValue {
        [
            "control": .string(control.id.rawValue), "before": .string(before.rawValue),
            "now": .string(now.status.rawValue),
        ]
    }
}
