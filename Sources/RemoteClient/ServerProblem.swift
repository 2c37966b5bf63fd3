import JSONTree
import Wording

/// What a server told of an error.
enum ServerProblem {
    private struct Told: Decodable {
        let code: String
        let nature: Problem.Nature
        let title: String
        let detail: String?
        let hint: String?
    }

    /// The problem as it was raised there; where something else answered, what can be said of that.
    static func read(_ bytes: [UInt8], status: Int) -> Problem {
        if let told = try? JSONValue(parsing: bytes).decoded(as: Told.self) {
            return Problem(
                code: told.code, nature: told.nature, title: told.title, detail: told.detail, hint: told.hint)
        }
        return Problem(
            code: "server.status", nature: status >= 500 ? .unreachable : .refused,
            title: "The server answered with an error.", detail: "HTTP status \(status).",
            hint: "Is it a Vigie that answers at this address, or something before it?")
    }
}
