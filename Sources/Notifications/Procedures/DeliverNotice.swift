package import Surroundings
package import VigieEngine
package import VigieLedger
package import Wording

/// Sees to it that one recipient hears of one notice: by this channel, or when that fails for good by the next.
package struct DeliverNotice: Procedure, Hashable {
    package static let name: ProcedureName = "notify.deliver"
    package static let isOffered = false
    package static let title = LocalizedText(en: "Deliver a message", fr: "Délivrer un message")

    package static let steps = [
        Phrase("queue for …", fr: "mettre en file pour …"), Phrase("send by …", fr: "envoyer par …"),
    ]

    package let notice: Notice
    package let recipient: Recipient
    package let channel: String
    /// What is tried next, in this order; a channel that was tried is not tried again, so there is an end.
    package let fallbacks: [String]
    package let notBefore: Timestamp?

    package init(
        _ notice: Notice, to recipient: Recipient, by channel: String, fallbacks: [String] = [],
        notBefore: Timestamp? = nil
    ) {
        self.notice = notice
        self.recipient = recipient
        self.channel = channel
        self.fallbacks = fallbacks
        self.notBefore = notBefore
    }

    package var subject: String { "NotificationChannel/\(channel)" }

    package func perform(in run: Run) async throws -> DeliveryResult {
        if let notBefore, notBefore > (try await run.now()) { try await run.sleep(until: notBefore) }
        var failures: [DeliveryResult.Failure] = []
        var left = [channel] + fallbacks
        while let name = left.first {
            left.removeFirst()
            let office = DeliveryOffice(notice: notice, recipient: recipient, channel: name, isLast: left.isEmpty)
            let mark = try await deliver(by: office, in: run)
            guard let reason = mark.failure else {
                return DeliveryResult(channel: name, key: mark.bundle, failures: failures)
            }
            failures.append(DeliveryResult.Failure(channel: name, reason: reason))
            left.removeAll { $0 == name }
        }
        return DeliveryResult(channel: nil, key: nil, failures: failures)
    }

    /// Waits its turn, and sends whatever waits beside it.
    private func deliver(by office: DeliveryOffice, in run: Run) async throws -> Outbox.Mark {
        let due = try await run.step("queue for \(office.channel)", retry: .standard) { _ in
            try await office.queue(run)
        }
        if due > (try await run.now()) { try await run.sleep(until: due) }
        while true {
            let outcome = try await run.step("send by \(office.channel)", retry: .standard, timeout: .seconds(120)) {
                try await office.send(run, $0)
            }
            switch outcome {
            case .settled(let mark): return mark
            case .wait(let instant): try await run.sleep(until: instant)
            }
        }
    }
}

/// What came of a delivery.
package struct DeliveryResult: RunResult, Hashable {
    package struct Failure: Codable, Hashable, Sendable {
        package let channel: String
        package let reason: String
    }

    /// By which channel it went; `nil` if by none.
    package let channel: String?
    /// The key of the message that held it.
    package let key: String?
    package let failures: [Failure]

    package var verdict: Verdict { channel == nil ? .fail : .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let troubles = failures.map { "\($0.channel): \($0.reason)" }.joined(separator: ", ")
        guard let channel else {
            return LocalizedText(en: "No channel is left (\(troubles)).", fr: "Il ne reste aucun canal (\(troubles)).")
        }
        return failures.isEmpty
            ? LocalizedText(en: "Delivered by \(channel).", fr: "Délivré par \(channel).")
            : LocalizedText(
                en: "Delivered by \(channel) in the end (\(troubles)).",
                fr: "Délivré par \(channel), finalement (\(troubles)).")
    }
}
