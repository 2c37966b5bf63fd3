import HTML
import VigieAccess
import VigiePlan

extension Doors {
    /// Where a provider sends people back to.
    private var redirect: String {
        let origin = house.address ?? (house.isSecure ? "https://" : "http://") + (request.host ?? "localhost")
        return origin + Link("login", "openid", "return").text
    }

    func depart(to provider: String) async throws -> PageResponse {
        do {
            let departure = try await house.access.openID.begin(provider, redirect: redirect, under: house.policy())
            return PageResponse(
                status: 303,
                headers: [
                    .init(name: "location", value: departure.url), .init(name: "cache-control", value: "no-store"),
                    .init(name: "set-cookie", value: house.cookie(.openID).header(for: departure.cookie)),
                ])
        } catch let error as AccessError {
            return signInPage(trouble: error.problem)
        }
    }

    func comeBack() async throws -> PageResponse {
        let query = request.query
        let answer = OpenIDSignIn.Return(
            state: query["state"], code: query["code"], error: query["error"], issuer: query["iss"])
        do {
            let opened = try await house.access.openID.finish(
                answer, cookie: house.cookie(.openID).token(in: request.cookieHeader), from: request.origin,
                under: house.policy())
            return welcome(opened, back: nil).with("set-cookie", house.cookie(.openID).clearing)
        } catch let error as AccessError {
            return signInPage(trouble: error.problem)
        }
    }
}
