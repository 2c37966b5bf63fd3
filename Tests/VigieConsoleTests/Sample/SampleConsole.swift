import Foundation
import Surroundings
import VigieAccess
import VigieClient
import VigieConsole
import VigieLedger
import VigiePlan
import VigieTestSupport

/// A console over the sample, with somebody signed in.
struct SampleConsole {
    var console: Console
    let access: Access
    var identity: Identity
    let cookie: String
    var client = SampleClient()

    static func make(_ client: SampleClient = SampleClient()) async throws -> SampleConsole {
        let world = World(clock: ManualClock(start: SampleClient.now), random: SeededRandom(seed: 7))
        let store = InMemoryStore()
        let keys = FileManager.default.temporaryDirectory.appending(path: "vigie-sample-\(UUID().uuidString)").path
        let access = Access(
            store: store, ledger: Ledger(store: store, world: world, keys: nil), world: world, keys: keys,
            passwordCost: PasswordHash.Cost(logN: 4))
        let policy = AccessPolicy(plan: .empty)
        let link = try await access.setup.issue()?.reveal() ?? ""
        let agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36"
        let opened = try await access.setup.use(
            link, person: "ada", password: Secret("correct horse orange stapler"),
            from: Visit(address: "192.0.2.17", agent: agent), under: policy)
        let house = House(
            access: access, policy: { policy }, isSecure: false, address: "https://vigie.example.org", world: world)
        let token = SessionCookie(isSecure: false).name + "=" + opened.token.reveal()
        return SampleConsole(
            console: Console(house: house), access: access, identity: opened.identity, cookie: token, client: client)
    }

    /// What a form of this session carries.
    var formToken: String? {
        cookie.split(separator: "=", maxSplits: 1).last.flatMap { CSRFToken.make(for: String($0)) }
    }

    func get(_ target: String, language: String = "en") async -> PageResponse {
        await console.respond(
            to: PageRequest(
                method: .get, target: target, headers: ["cookie": cookie + "; vigie-language=\(language)"],
                identity: identity, client: client))
    }

    func post(_ target: String, _ form: String, token: String?, language: String = "en") async -> PageResponse {
        let body = form + (token.map { "&form-token=\($0)" } ?? "")
        return await console.respond(
            to: PageRequest(
                method: .post, target: target,
                headers: [
                    "cookie": cookie + "; vigie-language=\(language)",
                    "content-type": "application/x-www-form-urlencoded",
                ],
                body: Array(body.utf8),
                identity: identity, client: client))
    }
}

extension PageResponse {
    var text: String {
        guard case .bytes(let bytes) = body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
