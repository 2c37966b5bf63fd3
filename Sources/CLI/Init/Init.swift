import ArgumentParser
import DurableFiles
import JSONTree
import TerminalOutput
import VigieServer
import Wording

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a first plan for one PostgreSQL database, with a comment on every line that matters.",
        discussion: """
            Nothing else is touched, and nothing that exists is written over. Look the files through, then run
            `vigie check`.
            """
    )

    @Argument(help: ArgumentHelp("Where the plan goes (default: vigie).", valueName: "directory"))
    var directory = "vigie"

    @Option(help: ArgumentHelp("The database's name.", valueName: "name"))
    var database = "app"

    @Option(help: ArgumentHelp("Where its server keeps its files.", valueName: "path"))
    var dataDirectory = "/var/lib/postgresql/15/main"

    @Option(help: ArgumentHelp("Where its server's Unix socket is.", valueName: "path"))
    var socketDirectory = "/var/run/postgresql"

    @Option(help: ArgumentHelp("Where backups go: best another machine's disk.", valueName: "path"))
    var repository = "/var/lib/vigie/repository"

    @OptionGroup var output: OutputOptions

    func run() throws {
        let plan = FirstPlan(
            database: database, dataDirectory: dataDirectory, socketDirectory: socketDirectory, repository: repository)
        let check = PlanCheck.syntax(texts: plan.files)
        guard check.isValid else {
            DiagnosticsReport(check: check).note()
            throw InvalidPlan(check: check)
        }
        try DurableFile.makeDirectory(directory, mode: 0o755)
        let taken = try DurableFile.names(in: directory).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        guard taken.isEmpty else { throw Problem.planExists(directory, taken.sorted()) }
        for file in plan.files {
            _ = try DurableFile.create("\(directory)/\(file.name)", with: Array(file.text.utf8), mode: 0o644)
        }
        try output.format.present(InitResult(directory: directory, files: plan.files.map(\.name)))
    }
}

extension Problem {
    fileprivate static func planExists(_ directory: String, _ files: [String]) -> Problem {
        Problem(
            code: "init.plan-exists", nature: .refused, title: "There is a plan already.",
            detail: "'\(directory)' holds \(files.joined(separator: ", ")).",
            hint: "name another directory: vigie init DIRECTORY")
    }
}

/// The files that were written.
struct InitResult: Presentable {
    let directory: String
    let files: [String]

    var text: String {
        """
        Wrote \(files.map { "\(directory)/\($0)" }.joined(separator: ", ")).

        Next:
          vigie check             reads the plan and says what is wrong with it
          vigie backup prepare    shows what it will set up in the database, then does it
          vigie backup take       takes a first backup
          vigie backup prove      restores it elsewhere and measures what came back
        Keep Vigie's own data out of git: add vigie-data/ to .gitignore.
        """
    }

    var json: JSONValue {
        ["directory": .string(directory), "files": .array(files.map { .string($0) })]
    }
}
