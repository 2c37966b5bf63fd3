import ArgumentParser
import Cron
import JSONTree
import TerminalOutput
import VigieReadiness
import VigieServer
import Wording

struct ReadinessShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readiness", abstract: "Show which promises are proven, and what to do about the others.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The language: en or fr.", valueName: "language"))
    var lang = Language.english

    @Option(help: ArgumentHelp("Only this chapter, such as backups.", valueName: "chapter"))
    var chapter: ChapterName?

    func run() async throws {
        let page = try await place.withControlPlane { plane in
            let report = try await plane.readiness()
            return ReadinessPage(
                report: chapter.map { report.limited(to: $0) } ?? report, language: lang, zone: plane.zone)
        }
        try output.format.present(page)
    }
}

extension Language: ExpressibleByArgument {}
extension ChapterName: ExpressibleByArgument {}

/// A readiness report, for a terminal or a program.
struct ReadinessPage: Presentable {
    let report: ReadinessReport
    let language: Language
    let zone: Zone

    var text: String {
        let style = TextStyle(width: Terminal.width, isColoured: Terminal.showsColour)
        return ReadinessText(report, language: language, style: style, zone: zone).render()
    }

    var json: JSONValue {
        get throws { try JSONValue(encoding: report) }
    }
}
