import Cron
import HTML
import Surroundings
import VigieAccess
import VigiePlan
import Wording

/// The pages before somebody is let in: signing in, setting up, coming back from a provider; and the way out.
struct Doors: Sendable {
    let house: House
    let request: PageRequest

    var reader: Reader {
        let preferences = Preferences(request)
        return Reader(
            language: preferences.language(for: nil, among: []), theme: preferences.theme, zone: .utc,
            now: house.world.now())
    }

    /// The answer, if the path leads to a door.
    func answer() async throws -> PageResponse? {
        switch (request.path.first, request.path.count) {
        case ("login", 1): try await request.method == .post ? signIn() : entrance()
        case ("login", 2) where request.path[1] == "code" && request.method == .post: try await code()
        case ("login", 2) where request.path[1] == "passkey":
            try await request.method == .post ? passkeySignIn() : passkeyPage()
        case ("login", 3) where request.path[1] == "openid":
            request.path[2] == "return" ? try await comeBack() : try await depart(to: request.path[2])
        case ("setup", 1): .seeOther(Link("setup", request.query["token"] ?? "none"))
        case ("setup", 2): try await request.method == .post ? setUp(request.path[1]) : setupPage(request.path[1])
        case ("logout", 1) where request.method == .post: try await leave()
        default: nil
        }
    }

    /// To the sign-in page, and back here afterwards.
    func turnedAway() -> PageResponse {
        let back = request.method == .get && !request.path.isEmpty ? Link(here: request).text : nil
        var response = PageResponse.seeOther(
            Link("login", query: ["back": back, "ended": request.refusal == nil ? nil : request.refusal?.code]))
        if request.refusal != nil { response = response.with("set-cookie", house.cookie(.session).clearing) }
        return response
    }

    func problem(_ problem: Problem) -> PageResponse {
        let page = ProblemPage(problem: problem)
        let content = page.content(reader)
        return DoorFrame(reader: reader, here: Link(here: request)).response(content, status: page.status)
    }

    /// Lets a browser in that has shown who it is.
    func welcome(_ opened: OpenedSession, back: String?) -> PageResponse {
        PageResponse.seeOther(BackLink(back).link)
            .with("set-cookie", house.cookie(.session).header(for: opened.token))
            .with("set-cookie", house.cookie(.form).clearing)
    }

    private func leave() async throws -> PageResponse {
        guard let identity = request.identity else { return .seeOther(Link("login")) }
        let token = house.cookie(.session).token(in: request.cookieHeader)
        guard let token, CSRFToken.verify(request.form[PostForm.token], for: token) else {
            try await house.access.refuseForm(of: identity, from: request.origin)
            throw AccessError.badForm
        }
        if case .session(let id) = identity.credential {
            try await house.access.sessions.end(id, of: identity.person, by: identity, because: .signedOut)
        }
        return PageResponse.seeOther(Link("login")).with("set-cookie", house.cookie(.session).clearing)
    }
}

/// A page of this site to go back to; nobody can be sent elsewhere by it.
struct BackLink {
    let link: Link

    init(_ text: String?) {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\") else {
            link = Link()
            return
        }
        // Read into its parts and written anew: whatever it was, it is a path of ours now.
        link = Link(here: PageRequest(method: .get, target: text))
    }
}
