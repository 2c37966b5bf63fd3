import ArgumentParser
import JSONTree
import TerminalOutput
import VigiePlan
import VigieServer

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the plan's JSON Schema, for editors.",
        discussion: """
            In an editor with a YAML language server, write it to a file and put this line on top of each file of the
            plan:   # yaml-language-server: $schema=vigie.schema.json
            """
    )

    func run() throws {
        Terminal.emit(Parts.reader.schema().pretty)
    }
}
