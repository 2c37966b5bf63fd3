import HTML
import VigieClient

/// One look at one page, by one person.
struct PageVisit: Sendable {
    let request: PageRequest
    let reader: Reader
    let client: any Client
    let platform: PlatformView
    let visitor: Visitor

    var path: [String] { request.path }
    var query: FormValues { request.query }

    /// Where the visitor is.
    var here: Link { Link(here: request) }
}

extension Link {
    /// Where a request leads, without what only changes how the page is shown.
    init(here request: PageRequest) {
        let query = request.query.pairs.filter { $0.name != "language" && $0.name != "theme" }
        self.init(path: request.path, parameters: query.map { ($0.name, $0.value) })
    }
}
