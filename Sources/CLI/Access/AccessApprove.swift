import ArgumentParser
import JSONTree
import TerminalOutput
import VigieClient
import VigieEngine
import Wording

struct AccessApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Agree that somebody gets in; without a digest, show what is asked for.",
        discussion: "The digest names exactly what is agreed to. Refusing is `vigie run refuse`.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The request's name.")
    var request: String

    @Argument(help: "The digest of what is asked for.")
    var digest: String?

    @Option(help: ArgumentHelp("Why, for those who ask later.", valueName: "text"))
    var comment: String?

    func run() async throws {
        guard let digest else {
            let detail = try await reach.withClient { try await $0.run(RunID(request)) }
            guard let asked = detail.approval else {
                throw Problem(
                    code: "access.nothing-asked", nature: .usage, title: "Nobody is asked to agree to this any more.",
                    detail: request)
            }
            return try output.format.present(AskedForAccess(request: asked, names: detail.names))
        }
        try await reach.decide(on: request, output) {
            try await $0.approve($1, Decision(digest: digest, comment: comment))
        }
    }
}

/// What somebody asks to be let in for.
struct AskedForAccess: Presentable {
    let request: ApprovalRequest
    /// The people behind the actors.
    let names: [String: String]

    var text: String {
        let lines = ["gives", "incident", "reason", "minutes"].compactMap { name -> String? in
            guard let value = request.subject[name] else { return nil }
            return name.padded(to: 10) + (value.string ?? value.canonicalText)
        }
        let left = (request.policy.by ?? []).filter { request.mayApprove($0) && !request.approvedBy.contains($0) }
        let asked = left.isEmpty ? [] : ["asked     " + left.map { names[$0] ?? $0 }.joined(separator: ", ")]
        let more = request.policy.people - request.approvedBy.count
        return
            ([request.title] + lines + asked + [
                "\(more) more have to agree before \(request.expiresAt.display).",
                "vigie access approve \(request.run) \(request.digest)",
            ]).joined(separator: "\n")
    }

    var json: JSONValue {
        get throws { try JSONValue(encoding: request) }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
