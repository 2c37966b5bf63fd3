import JSONTree
import TerminalOutput
import VigieClient
import VigieEngine
import VigieSecrets
import Wording

/// Hands out what opens the door, to the terminal of whoever asked.
struct AccessHandover {
    let bench: Workbench
    let keyring: AccessKeyring

    /// - Parameter known: the steps of a request that goes on, as they stood before.
    func wait(for id: RunID, knowing known: [StepView] = []) async throws {
        let detail = try await bench.carryOut(id, knowing: known) { $0.handover != nil }
        guard let handover = detail.handover else {
            if let recipient = detail.recipient { try keyring.forget(recipient) }
            throw detail.run.problem
                ?? Problem(
                    code: "access.no-result", title: "Nothing was handed out.", hint: "vigie run show \(id)")
        }
        guard let recipient = detail.recipient else {
            throw Problem(code: "access.no-request", nature: .usage, title: "This is no request for access.")
        }
        Terminal.emit(try keyring.open(handover, for: recipient), end: "")
        Terminal.note(
            """
            It is not shown again. It ends by itself; when you are done before: `vigie access end \(id)`.
            Then somebody else has to look at it: `vigie access review \(id)`.
            """)
    }
}

extension RunDetail {
    /// What was sealed for whoever asked, once it is there.
    fileprivate var handover: SealedHandover? {
        let step = steps.last { $0.name == RequestAccess.handover && $0.state == "finished" }
        return try? step?.result?.decoded(as: SealedHandover.self)
    }

    fileprivate var recipient: String? { run.input?["recipient"]?.string }
}
