import HTML
import VigieClient

/// One look at one page, by one person.
struct Visit: Sendable {
    let request: PageRequest
    let reader: Reader
    let client: any Client
    let platform: PlatformView
    let visitor: Visitor

    /// Where the visitor is.
    var here: Link {
        Link(
            path: request.path,
            parameters: request.query.pairs.filter { $0.name != "language" && $0.name != "theme" }.map {
                ($0.name, $0.value)
            })
    }
}
