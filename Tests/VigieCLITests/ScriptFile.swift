import FoundationEssentials
import VigieTestSupport

/// A script in this folder.
struct ScriptFile: Sendable, CustomStringConvertible {
    let name: String
    let script: Script

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    var description: String { name }

    static var all: [ScriptFile] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            return try names.filter { $0.hasSuffix(".script") }.map { name in
                let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                return ScriptFile(name: name, script: Script(text))
            }
        }
    }

    /// Writes down what the commands print now, where it is not what was expected.
    func rewrite(_ outcomes: [ScriptRunner.Outcome]) throws {
        var remaining = outcomes[...]
        var lines: [String] = []
        for part in script.parts {
            switch part {
            case .prose(let line): lines.append(line)
            case .exchange(let exchange):
                guard let outcome = remaining.popFirst() else { continue }
                let command = exchange.command.split(separator: "\n", omittingEmptySubsequences: false)
                lines.append("  $ " + command.joined(separator: "\n  > "))
                lines += (outcome.isExpected ? exchange.expected : outcome.output).map { "  " + $0 }
                if let status = outcome.status, status != 0 { lines.append("  [\(status)]") }
            }
        }
        let text = lines.joined(separator: "\n")
        try text.write(to: Self.folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
