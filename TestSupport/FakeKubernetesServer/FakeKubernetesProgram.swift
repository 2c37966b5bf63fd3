import Foundation

/// `serve`, `contend`, `inform` or `reach`, each with `--name value` arguments.
@main
struct FakeKubernetesProgram {
    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        let arguments = ProgramArguments(Array(words.dropFirst()))
        switch words.first {
        case "serve": try await Serving(arguments).run()
        case "contend": try await Contending(arguments).run()
        case "inform": try await Informing(arguments).run()
        case "reach": try await Reaching(arguments).run()
        default:
            say("vigie-fake-kubernetes serve --kubeconfig FILE [--port N] [--configmaps N] [--changes N-a-second]")
            exit(2)
        }
    }

    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}

/// What was written after the command.
struct ProgramArguments: Sendable {
    private var values: [String: String] = [:]

    init(_ words: [String]) {
        var rest = words[...]
        while let name = rest.popFirst(), name.hasPrefix("--"), let value = rest.popFirst() {
            values[String(name.dropFirst(2))] = value
        }
    }

    func text(_ name: String, or usual: String = "") -> String { values[name] ?? usual }
    func number(_ name: String, or usual: Int) -> Int { values[name].flatMap(Int.init) ?? usual }
}
