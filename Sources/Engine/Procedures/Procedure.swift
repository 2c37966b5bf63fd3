package import Wording

/// Something Vigie knows how to do: a value that holds its input, and an ordinary async function whose steps are
/// checkpointed.
///
/// After a crash the function is called again from its beginning, and finished steps answer from the store. So
/// between its steps it must be deterministic: time, names and chance come from the run, and everything that touches
/// the world stands inside a step.
package protocol Procedure: Codable, Sendable {
    associatedtype Result: RunResult

    static var name: ProcedureName { get }
    static var title: LocalizedText { get }
    /// To be raised when the same step names come to mean something else: runs begun under another version stop as
    /// `diverged` instead of being continued.
    static var version: Int { get }
    /// What its steps are called by people; one that is not named here shows its name.
    static var steps: [Phrase] { get }

    /// Whether people may ask for it by name; what is not offered only Vigie itself starts.
    static var isOffered: Bool { get }

    /// The resource it is about: `BackupPolicy/shop`.
    var subject: String { get }
    /// Resources of which only one run at a time may hold each: `stanza/shop`.
    var locks: [String] { get }
    /// How long the whole run may take, waiting and sleeping included; then it is stopped and undone.
    var timeLimit: Duration? { get }

    func perform(in run: Run) async throws -> Result
}

extension Procedure {
    package static var version: Int { 1 }
    package static var steps: [Phrase] { [] }
    package static var isOffered: Bool { true }
    package var locks: [String] { [] }
    package var timeLimit: Duration? { nil }
}
