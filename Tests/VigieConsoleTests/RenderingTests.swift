import Foundation
import Testing
import VigieConsole

/// Every page, from the sample, in both languages. `VIGIE_CONSOLE_PAGES=<directory>` keeps them for looking at.
@Suite struct RenderingTests {
    static let pages: [(name: String, target: String)] = [
        ("readiness", "/"), ("readiness-backups", "/?chapter=backups"), ("readiness-failing", "/?status=failing"),
        ("control", "/readiness/backup.schedule-objectives"), ("control-failing", "/readiness/backup.restore-tests"),
        ("today", "/today"), ("runs", "/runs"), ("run-live", "/runs/01running"), ("run-waiting", "/runs/01waiting"),
        ("run-uncertain", "/runs/01uncertain"), ("run-failed", "/runs/01failed"), ("start", "/start"),
        ("start-prove", "/start/backup.prove"), ("backups", "/backups"), ("backups-shop", "/backups/shop"),
        ("secrets", "/secrets"), ("secret", "/secrets/shop-database"), ("secret-new", "/secrets/webhook-token"),
        ("plan", "/plan"), ("resource", "/plan/BackupPolicy/shop"), ("ledger", "/ledger"), ("entry", "/ledger/18201"),
        ("verify", "/ledger/verify"), ("people", "/people"), ("settings", "/settings"), ("find", "/find?q=restore"),
        ("nothing", "/no/such/page"),
    ]

    static let directory = ProcessInfo.processInfo.environment["VIGIE_CONSOLE_PAGES"]

    @Test(arguments: ["en", "fr"]) func `every page is written whole`(language: String) async throws {
        let sample = try await SampleConsole.make()
        for (name, target) in Self.pages {
            let response = await sample.get(target, language: language)
            #expect(response.status == (name == "nothing" ? 404 : 200), "\(target)")
            #expect(response.text.hasPrefix("<!doctype html><html lang=\"\(language)\""), "\(target)")
            #expect(response.text.hasSuffix("</html>"), "\(target)")
            #expect(
                response.text.contains("<pre>vigie.example.org/boutique\n18204\n"), "what a report on paper ends with")
            try keep(response, as: "\(language)/\(name).html")
        }
        try await keepAssets(sample)
    }

    @Test(arguments: ["en", "fr"]) func `an empty Vigie teaches the next step`(language: String) async throws {
        var client = SampleClient()
        client.isEmpty = true
        let sample = try await SampleConsole.make(client)
        for (name, target) in Self.pages
        where ["readiness", "today", "runs", "backups", "secrets", "plan", "ledger"].contains(name) {
            let response = await sample.get(target, language: language)
            #expect(response.status == 200, "\(target)")
            try keep(response, as: "\(language)/empty-\(name).html")
        }
    }

    @Test(arguments: ["en", "fr"]) func `the doors are pages too`(language: String) async throws {
        let sample = try await SampleConsole.make()
        let request = PageRequest(method: .get, target: "/login?back=%2Fruns", headers: ["accept-language": language])
        let response = await sample.console.respond(to: request)
        #expect(response.status == 200)
        #expect(response["set-cookie"]?.hasPrefix("vigie-form=") == true)
        try keep(response, as: "\(language)/login.html")
    }

    @Test(arguments: ["en", "fr"]) func `what stands between two steps is a page too`(language: String) async throws {
        let sample = try await SampleConsole.make()
        let password = "current=correct+horse+orange+stapler&label=Telephone&language=\(language)"
        for (name, target) in [("enrol", "/settings/second-factor"), ("new-passkey", "/settings/passkey")] {
            let response = await sample.post(target, password, token: sample.formToken, language: language)
            #expect(response.status == 200, "\(target)")
            try keep(response, as: "\(language)/\(name).html")
        }
        let request = PageRequest(method: .get, target: "/login/passkey", headers: ["accept-language": language])
        try keep(await sample.console.respond(to: request), as: "\(language)/login-passkey.html")
        let wrong = await sample.post(
            "/settings/password", "current=wrong&password=x", token: sample.formToken, language: language)
        try keep(wrong, as: "\(language)/settings-wrong.html")
    }

    private func keep(_ response: PageResponse, as name: String) throws {
        guard let directory = Self.directory else { return }
        let url = URL(fileURLWithPath: directory).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(response.text.utf8).write(to: url)
    }

    private func keepAssets(_ sample: SampleConsole) async throws {
        let page = await sample.get("/").text
        for match in page.matches(of: #/"(\/assets\/[^"]+)"/#) {
            try keep(await sample.get(String(match.output.1)), as: String(match.output.1.dropFirst()))
        }
    }
}
