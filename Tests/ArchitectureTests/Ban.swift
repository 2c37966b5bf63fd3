/// Words that may not stand in the code, where they may all the same, and why.
struct Ban: Sendable, CustomStringConvertible {
    let words: String
    /// Path prefixes where the words are allowed.
    let allowed: [String]
    let reason: String

    var description: String { words }

    init(_ words: String, except allowed: [String] = [], because reason: String) {
        self.words = words
        self.allowed = allowed
        self.reason = reason
    }

    func applies(to source: SwiftSource) -> Bool {
        !allowed.contains { source.path.hasPrefix($0) }
    }

    /// Whether a line of code has the words, not as a part of longer ones.
    func hits(_ line: Substring) -> Bool {
        line.ranges(of: words).contains { range in
            let before = line[..<range.lowerBound].last
            let startsInsideWord = words.first.map(Self.joins) == true && before.map(Self.joins) == true
            let endsInsideWord =
                words.last.map(Self.joins) == true && line[range.upperBound...].first.map(Self.joins) == true
            return !startsInsideWord && !endsInsideWord && before != "."
        }
    }

    private static func joins(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    static let all = [
        Ban("public", because: "one package ships one program: `package` is as far as anything has to be seen"),
        Ban("open class", because: "one package ships one program, and nothing in it is made to be subclassed"),
        Ban("try!", because: "what can fail is said, in the types, to the person who can act on it"),
        Ban("fatalError", because: "a control plane does not fall over: it reports"),
        Ban("@unchecked Sendable", because: "a promise that the compiler cannot check is a data race to come"),
        Ban("nonisolated(unsafe)", because: "a promise that the compiler cannot check is a data race to come"),
        Ban(
            "Task {", except: ["Sources/Server/", "Sources/vigie/"],
            because: "a task that nobody awaits outlives its reason; groups end with their scope"),
        Ban(
            "Task.detached", except: ["Sources/Server/", "Sources/vigie/"],
            because: "a task that nobody awaits outlives its reason; groups end with their scope"),
        Ban("XCTest", because: "there is one test library here: Swift Testing"),
        Ban(
            "print(", except: ["Sources/CLI/", "Sources/Demo/"],
            because: "output belongs to the surfaces; the rest returns values"),
        Ban(
            "Date()", except: ["Tests/", "TestSupport/"],
            because: "time comes from the world that is handed in, so that a test can turn it"),
        Ban(
            "UUID()", except: ["Tests/", "TestSupport/"],
            because: "identifiers come from the world that is handed in, so that a replay sees the same"),
    ]
}
