import ArgumentParser
import TerminalOutput

struct Completion: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a completion script for your shell.",
        discussion: """
            bash:  vigie completion bash > /etc/bash_completion.d/vigie
            zsh:   vigie completion zsh > "${fpath[1]}/_vigie"
            fish:  vigie completion fish > ~/.config/fish/completions/vigie.fish
            """
    )

    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash
        case zsh
        case fish

        var kind: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() {
        Terminal.emit(VigieCommand.completionScript(for: shell.kind))
    }
}
