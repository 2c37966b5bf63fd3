import HTML

/// A resource by kind and name, and the way to it.
struct ResourceLink {
    let identifier: String

    init(_ identifier: String) {
        self.identifier = identifier
    }

    var markup: Markup {
        let parts = identifier.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return .text(identifier) }
        return a(.class("link"), .href(Link("plan", parts[0], parts[1]))) { identifier }
    }
}
