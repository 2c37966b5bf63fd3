import HTML
import Surroundings
import VigieAccess
import VigieClient
import VigiePlan
import Wording

/// The pages that people look at in a browser.
///
/// It answers one request with one response and knows no server: whoever speaks HTTP hands requests in.
package struct Console: Sendable {
    let house: House

    package init(house: House) {
        self.house = house
    }

    package func respond(to request: PageRequest) async -> PageResponse {
        if let asset = Asset.at(request.path) { return asset.response }
        do {
            let response = try await answer(request)
            return Preferences(request).remembered(by: response, isSecure: house.isSecure)
        } catch {
            return Doors(house: house, request: request).problem(house.disclosed(error))
        }
    }

    private func answer(_ request: PageRequest) async throws -> PageResponse {
        let doors = Doors(house: house, request: request)
        if let response = try await doors.answer() { return response }
        guard let identity = request.identity, let client = request.client else { return doors.turnedAway() }
        let visit = try await visit(of: identity, client, request)
        do {
            if request.method == .post { return try await post(visit) }
            return try await get(visit)
        } catch let error as CancellationError {
            throw error
        } catch {
            let page = ProblemPage(problem: house.disclosed(error)).content(visit.reader)
            return try await framed(page, visit)
        }
    }

    private func visit(
        of identity: Identity, _ client: any Client, _ request: PageRequest
    ) async throws -> PageVisit {
        let platform = try await client.platform()
        let preferences = Preferences(request)
        var token: String?
        if case .session = identity.credential {
            token = house.cookie(.session).token(in: request.cookieHeader).flatMap(CSRFToken.make)
        }
        return PageVisit(
            request: request,
            reader: Reader(
                language: preferences.language(for: identity, among: platform.languages), theme: preferences.theme,
                zone: platform.timeZone, now: house.world.now(), names: try await names(identity)),
            client: client, platform: platform, visitor: Visitor(identity: identity, formToken: token ?? ""))
    }

    /// The people of the plan by the pseudonyms that stand for them; erased ones keep theirs.
    private func names(_ identity: Identity) async throws -> [String: String] {
        let policy = house.policy()
        var names = [identity.actor: identity.displayName]
        for person in policy.people.prefix(50) where person != identity.person {
            // Who is named nowhere has no pseudonym yet, and gets none by a page being looked at.
            guard let actor = try await house.access.knownActor(of: person) else { continue }
            names[actor] = policy.person(person)?.spec.displayName ?? person
        }
        return names
    }

    /// A page with the frame around it.
    func framed(_ content: PageContent, _ visit: PageVisit) async throws -> PageResponse {
        let facts = try await FrameFacts(of: visit.client, platform: visit.platform, visitor: visit.visitor)
        let frame = Frame(reader: visit.reader, facts: facts, visitor: visit.visitor, here: visit.here)
        return .page(frame.page(content), status: content.status)
    }
}
