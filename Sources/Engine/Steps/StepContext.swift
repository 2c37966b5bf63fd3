package import JSONTree

/// What the body of a step is given.
package struct StepContext: Sendable {
    /// The same at each attempt of this step, also after a crash: to be handed to whatever is asked to act.
    package let idempotencyKey: String
    /// From 1.
    package let attempt: Int

    let step: String
    let journal: Journal

    package func log(_ message: String, level: LogLevel = .info, fields: JSONValue? = nil) {
        journal.log(message, step: step, level: level, fields: fields)
    }

    /// Tells observers how far it is; `fraction` is from 0 to 1, or absent where nobody knows.
    package func progress(_ fraction: Double?, _ text: String) {
        journal.emit(.progress(step: step, fraction: fraction, text: journal.scrubber.scrub(text)))
    }

    /// Removes a secret from everything this run logs, reports or records from now on.
    package func conceal(_ secret: String) {
        journal.scrubber.conceal(secret)
    }
}
