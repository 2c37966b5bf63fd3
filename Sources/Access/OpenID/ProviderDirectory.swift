import JSONTree
import JWTKit
import Surroundings

/// What is known of providers at present: how they are spoken to, and their keys. It can always be fetched again.
actor ProviderDirectory {
    private struct Page {
        let metadata: ProviderMetadata
        let fetchedAt: Duration
        var keys: [JWK] = []
        var keysFetchedAt: Duration?
    }

    private static let life = Duration.seconds(3600)
    /// An unknown key is a reason to look again, but not as often as anybody likes to send one.
    private static let pause = Duration.seconds(30)
    private static let patience = Duration.seconds(5)

    private let line: ProviderLine
    private let clock: any WallClock
    private var pages: [String: Page] = [:]
    /// When providers did not answer: whoever comes next is told so without another try.
    private var silences: [String: Duration] = [:]

    init(line: ProviderLine, clock: any WallClock) {
        self.line = line
        self.clock = clock
    }

    func metadata(of issuer: String) async throws -> ProviderMetadata {
        try await page(of: issuer).metadata
    }

    /// The keys that may have made a signature. If there is none, the provider is asked anew: it may have changed them.
    func keys(of issuer: String, for header: TokenHeader) async throws -> [JWK] {
        var page = try await page(of: issuer)
        let known = header.candidates(among: page.keys)
        let now = clock.elapsed()
        if !known.isEmpty, let fetched = page.keysFetchedAt, now - fetched < Self.life { return known }
        if let fetched = page.keysFetchedAt, now - fetched < Self.pause { return known }
        let document = try await line.get(page.metadata.keys)
        // A key of a kind that is not known does not spoil the others.
        page.keys = (document.object?["keys"]?.array ?? [])
            .filter { $0.object?["use"].map { $0.string == "sig" } ?? true }
            .compactMap { try? $0.decoded(as: JWK.self) }
        page.keysFetchedAt = now
        pages[issuer] = page
        return header.candidates(among: page.keys)
    }

    private func discovery(of issuer: String) async throws -> JSONValue {
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        do {
            let document = try await line.get(base + "/.well-known/openid-configuration")
            silences[issuer] = nil
            return document
        } catch {
            silences[issuer] = clock.elapsed()
            throw error
        }
    }

    private func page(of issuer: String) async throws -> Page {
        if let page = pages[issuer], clock.elapsed() - page.fetchedAt < Self.life { return page }
        if let silence = silences[issuer], clock.elapsed() - silence < Self.patience {
            throw OpenIDFailure.provider("it did not answer a moment ago")
        }
        let document = try await discovery(of: issuer)
        var page = Page(
            metadata: try ProviderMetadata(document, expecting: issuer), fetchedAt: clock.elapsed())
        if let earlier = pages[issuer], earlier.metadata.keys == page.metadata.keys {
            (page.keys, page.keysFetchedAt) = (earlier.keys, earlier.keysFetchedAt)
        }
        pages[issuer] = page
        return page
    }
}
