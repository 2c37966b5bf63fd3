import JSONTree
import Tools
import VigieTestSupport

/// Another program's opinion.
enum Python {
    /// Runs a script, with a JSON object on its standard input; what it prints, without the line's end.
    static func run(_ script: String, input: [String: String]) async throws -> String {
        var run = ToolRun(Tool(name: "python3", path: DebianPython.path), ["-c", script])
        run.input = JSONValue.object(input.mapValues { .string($0) }).canonical
        let result = try await run.perform()
        return String(result.output.text.split(separator: "\n").last ?? "")
    }
}
