/// A conversation with the command line, written down: prose, commands, and what they are to print.
///
/// Prose begins at the margin. A command is indented by two spaces and begins with `$ `; it may go on in lines that
/// begin with `> `. Below it stands what it prints on both streams, indented alike, and `[2]` where it ends with a
/// status other than 0. In an expected line `…` stands for anything; a line of `…` alone stands for any lines.
package struct Script: Sendable {
    package struct Exchange: Sendable {
        package let command: String
        package let expected: [String]
        package let status: Int32
    }

    package enum Part: Sendable {
        case prose(String)
        case exchange(Exchange)
    }

    package let parts: [Part]

    package init(_ text: String) {
        var parts: [Part] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = lines.popFirst() {
            guard line.hasPrefix("  $ ") else {
                parts.append(.prose(line))
                continue
            }
            var command = String(line.dropFirst(4))
            while let next = lines.first, next.hasPrefix("  > ") {
                command += "\n" + next.dropFirst(4)
                lines.removeFirst()
            }
            var output: [String] = []
            while let next = lines.first, next.hasPrefix("  "), !next.hasPrefix("  $ ") {
                output.append(String(next.dropFirst(2)))
                lines.removeFirst()
            }
            let status = output.last.flatMap(Self.status)
            if status != nil { output.removeLast() }
            parts.append(.exchange(Exchange(command: command, expected: output, status: status ?? 0)))
        }
        self.parts = parts
    }

    package var exchanges: [Exchange] {
        parts.compactMap { if case .exchange(let exchange) = $0 { exchange } else { nil } }
    }

    private static func status(_ line: String) -> Int32? {
        guard line.hasPrefix("["), line.hasSuffix("]") else { return nil }
        return Int32(line.dropFirst().dropLast())
    }
}

extension Script.Exchange {
    /// Whether the output is what was expected, wildcards considered.
    package func matches(_ output: [String]) -> Bool {
        Self.matches(expected[...], output[...])
    }

    private static func matches(_ expected: ArraySlice<String>, _ output: ArraySlice<String>) -> Bool {
        guard let pattern = expected.first else { return output.isEmpty }
        if pattern == "…" {
            return (output.startIndex...output.endIndex).contains { matches(expected.dropFirst(), output[$0...]) }
        }
        guard let line = output.first, line.matches(pattern) else { return false }
        return matches(expected.dropFirst(), output.dropFirst())
    }
}

extension String {
    /// Whether the text is the pattern, where each `…` of the pattern stands for any run of characters.
    fileprivate func matches(_ pattern: String) -> Bool {
        let pieces = pattern.split(separator: "…", omittingEmptySubsequences: false)
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return self == pattern }
        guard hasPrefix(first), hasSuffix(last), count >= first.count + last.count else { return false }
        var rest = dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
