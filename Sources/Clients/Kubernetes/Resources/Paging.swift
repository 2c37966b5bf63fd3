/// Fetches what comes in pages.
///
/// A page's token is good for a few minutes only. When it has expired on the way, everything is asked for again at once,
/// so that what is returned was true at one moment.
enum Paging {
    static func collect<Page>(
        _ options: ListOptions, token: (Page) -> String?, _ fetch: (ListOptions) async throws -> Page
    ) async throws -> [Page] {
        var next = options
        var pages: [Page] = []
        while true {
            do {
                let page = try await fetch(next)
                pages.append(page)
                guard let token = token(page) else { return pages }
                next.continueToken = token
            } catch let error as KubernetesError where error.isExpired && next.continueToken != nil {
                var whole = options
                whole.limit = nil
                whole.continueToken = nil
                return [try await fetch(whole)]
            }
        }
    }
}
