import Testing
import Wording

@Suite struct UnexpectedErrorTests {
    private struct Struct: Error, CustomStringConvertible {
        var password = "hunter2"
        var description: String { "sign-in with \(password) failed" }
    }

    private enum Choice: Error {
        case plain
        case single(String)
        case labelled(password: String, attempt: Int)
    }

    private final class Object: Error {
        let password = "hunter2"
    }

    private static let errors: [(any Error, String)] = [
        (Struct(), "Struct"), (Choice.plain, "Choice.plain"), (Choice.single("hunter2"), "Choice.single"),
        (Choice.labelled(password: "hunter2", attempt: 1), "Choice.labelled"), (Object(), "Object"),
    ]

    @Test func `an error that was not prepared for people is named and not quoted`() {
        for (error, name) in Self.errors {
            #expect(error.asProblem.code == "unexpected")
            #expect(error.asProblem.detail == name)
            #expect(!error.asProblem.description.contains("hunter2"))
        }
    }
}
