import Cron
import Foundation
import HTML
import Surroundings
import Testing
import Wording

@testable import VigieConsole

/// What goes wrong is said in French on French pages.
@Suite struct FrenchTests {
    /// The errors that pages show. Their sentences are read from the source: one that is added there has to be added to
    /// the French here.
    @Test(arguments: [
        "Access/AccessError+Problem.swift", "Access/OpenID/OpenIDFailure.swift",
        "Access/Passkeys/PasskeyFailure.swift", "Engine/EngineError.swift",
        "Client/ClientError.swift", "Chapters/Backups/BackupsError.swift", "Store/StoreError+Problem.swift",
        "Ledger/LedgerError.swift", "Notifications/NotificationsError.swift", "Clients/OpenBao/OpenBaoError.swift",
        "Chapters/Secrets/SecretsError+Problem.swift", "Chapters/Secrets/SecretsError+Content.swift",
        "Chapters/Secrets/Emergency/EmergencyError.swift",
    ])
    func `every sentence of these errors has its French`(file: String) throws {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/\(file)")
        let text = try String(contentsOf: source, encoding: .utf8)
        var count = 0
        for line in text.split(separator: "\n") where !line.contains("///") && !line.contains("// ") {
            for match in line.matches(of: #/"((?:[^"\\]|\\\([^)]*\)|\\.)+)"/#) {
                let sentence = String(match.output.1).replacing(#/\\\((?:[^()]|\([^()]*\))*\)/#, with: "x")
                guard sentence.contains(" "), sentence.hasSuffix(".") || sentence.hasSuffix("?") else { continue }
                // Of which one word is a status, all of which have their French.
                if sentence == "x is x." { continue }
                count += 1
                #expect(ProblemText.french(sentence) != nil, "\(sentence)")
            }
        }
        #expect(count > 3, "they were found")
    }

    @Test(arguments: [
        ("The policy 'shop' does not back up to 'ams'.", "La politique « shop » ne sauvegarde pas vers « ams »."),
        (
            "To operate in backups takes the role operator; yours is viewer.",
            "Pour operate in backups il faut le rôle operator ; le vôtre est viewer."
        ),
        ("It has fewer than 12 characters.", "Il a moins de 12 caractères."),
    ])
    func `names and figures stay where they belong`(english: String, french: String) {
        #expect(ProblemText.french(english)?.fr.replacing("\u{a0}", with: " ") == french)
    }

    @Test func `a sentence that nobody knows is marked as English`() async throws {
        let reader = Reader(language: .french, zone: .utc, now: SampleClient.now)
        let text = ProblemText(Problem(code: "x", title: "Something quite new happened."), reader: reader)
        #expect(
            String(decoding: text.title.bytes, as: UTF8.self)
                == "<span lang=\"en\">Something quite new happened.</span>")
    }
}
