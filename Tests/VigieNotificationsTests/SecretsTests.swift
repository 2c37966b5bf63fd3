import Foundation
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigieNotifications
import VigieStore
import VigieTestSupport

/// Secrets that are planted in every channel are found nowhere afterwards, whatever goes wrong.
@Suite struct SecretsTests {
    static let planted: [String: String] = [
        "SLACK": "/services/T00/B00/plantedSlackPath", "MATTER": "/hooks/plantedMatterPath",
        "TEAMS": "/workflows/plantedTeamsPath?sig=plantedSig",
        "TOPIC": "plantedTopic", "TOKEN": "plantedNtfyToken", "HOOK": "/hook/plantedHookPath",
        "KEY": "plantedSigningKey",
        "BEARER": "plantedBearer", "SMSPASS": "plantedSMSPassword", "MAILPASS": "plantedMailPassword",
        "AK": "plantedAppKey", "AS": "plantedAppSecret", "CK": "plantedConsumer",
    ]

    static func plan(_ address: String) -> String {
        Pieces.ada
            + Pieces.channel("slack", "{slack: {url: {fromEnv: SLACK}}}")
            + Pieces.channel("matter", "{mattermost: {url: {fromEnv: MATTER}}}")
            + Pieces.channel("teams", "{teams: {url: {fromEnv: TEAMS}}}")
            + Pieces.channel(
                "push", "{ntfy: {server: \"\(address)\", topic: {fromEnv: TOPIC}, token: {fromEnv: TOKEN}}}")
            + Pieces.channel(
                "hook", "{webhook: {url: {fromEnv: HOOK}, signingKey: {fromEnv: KEY}, token: {fromEnv: BEARER}}}")
            + Pieces.channel(
                "twilio",
                "{sms: {endpoint: \"\(address)/sms\", form: {To: \"{{to}}\", Body: \"{{text}}\"}, authorization: {basic: {user: AC1, password: {fromEnv: SMSPASS}}}}}"
            )
            + Pieces.channel(
                "ovh",
                "{sms: {endpoint: \"\(address)/ovh\", json: '{\"receivers\": [\"{{to}}\"], \"message\": \"{{text}}\"}', authorization: {ovh: {applicationKey: {fromEnv: AK}, applicationSecret: {fromEnv: AS}, consumerKey: {fromEnv: CK}}}}}"
            )
            + Pieces.preference(
                "[{channels: [slack, matter, teams, push, hook, twilio, ovh]}]", more: "phone: \"+33612345678\"")
    }

    static func office(_ address: String) throws -> Office {
        let environment = planted.mapValues { $0.hasPrefix("/") ? address + $0 : $0 }
        return try Office(plan: plan(address), environment: environment)
    }

    static let answers: [FakeChannel.Answer] = [
        .status(200), .echo(400),
        .status(500), .cut,
        .status(302, headers: ["Location": "/plantedHookPath"]),
    ]

    @Test(arguments: answers.indices)
    func `nothing that is kept or said holds one`(index: Int) async throws {
        try await FakeChannel.serve(always: Self.answers[index]) { fake, address in
            let office = try Self.office(address)
            let engine = office.engine()
            try await engine.start(AnnounceNotice(.sample()), cause: "test")
            try await office.settle(engine)
            #expect(fake.requests.count >= 7)
            let everything = try await office.everything()
            for secret in ["planted"] { #expect(!everything.contains(secret)) }
            #expect(!everything.contains(Data("AC1:plantedSMSPassword".utf8).base64EncodedString()))
            let ledger = try await office.ledgerText().joined()
            #expect(!ledger.contains(/\bada\b/))
            for clear in ["+336", "example.org"] { #expect(!ledger.contains(clear)) }
        }
    }

    @Test func `each channel is asked as its service wants to be`() async throws {
        try await FakeChannel.serve { fake, address in
            let office = try Self.office(address)
            let engine = office.engine()
            try await engine.start(AnnounceNotice(.sample()), cause: "test")
            try await office.settle(engine)
            let byPath = Dictionary(fake.requests.map { ($0.uri, $0) }) { first, _ in first }
            #expect(
                byPath.keys.sorted() == [
                    "/", "/hook/plantedHookPath", "/hooks/plantedMatterPath", "/ovh",
                    "/services/T00/B00/plantedSlackPath", "/sms", "/workflows/plantedTeamsPath?sig=plantedSig",
                ])
            let ntfy = try #require(byPath["/"])
            #expect(ntfy.headers["authorization"] == "Bearer plantedNtfyToken")
            #expect(ntfy.text.contains("\"topic\":\"plantedTopic\""))
            let sms = try #require(byPath["/sms"])
            #expect(
                sms.headers["authorization"] == "Basic \(Data("AC1:plantedSMSPassword".utf8).base64EncodedString())")
            #expect(sms.headers["content-type"] == "application/x-www-form-urlencoded")
            #expect(sms.text.hasPrefix("Body=Vigie") && sms.text.hasSuffix("&To=%2B33612345678"))
            let ovh = try #require(byPath["/ovh"])
            #expect(ovh.text.contains("\"+33612345678\""))
            let hook = try #require(byPath["/hook/plantedHookPath"])
            #expect(fake.requests.allSatisfy { $0.key.hasPrefix("vigie-") })
            try await Self.verify(
                hook, key: "plantedSigningKey",
                with: """
                    import hashlib, hmac
                    expected = "v1=" + hmac.new(key.encode(), f"{time}.".encode() + body, hashlib.sha256).hexdigest()
                    """, time: hook.headers["x-vigie-timestamp"], signature: hook.headers["x-vigie-signature"])
            try await Self.verify(
                ovh, key: "plantedAppSecret+plantedConsumer+POST+\(address)/ovh",
                with: """
                    import hashlib
                    expected = "$1$" + hashlib.sha1(f"{key}+{body.decode()}+{time}".encode()).hexdigest()
                    """, time: ovh.headers["x-ovh-timestamp"], signature: ovh.headers["x-ovh-signature"])
        }
    }

    /// Has another program compute what the signature should be.
    private static func verify(
        _ request: FakeChannel.Request, key: String, with program: String, time: String?, signature: String?
    ) async throws {
        let script = """
            import json, sys
            given = json.load(sys.stdin)
            key, time, body = given["key"], given["time"], given["body"].encode()
            \(program)
            print(expected)
            """
        let output = try await Python.run(
            script, input: ["key": key, "time": try #require(time), "body": request.text])
        #expect(output == signature)
    }
}
