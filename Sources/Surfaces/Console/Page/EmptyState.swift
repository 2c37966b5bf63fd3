import HTML

/// What stands where nothing is yet: what would be here, and how to get there.
struct EmptyState {
    let title: String
    let text: String
    var command: String?
    var link: (name: String, link: Link)?

    var markup: Markup {
        div(.class("empty")) {
            b { title }
            text
            if let link {
                br()
                a(.class("link"), .href(link.link)) { link.name }
            }
            if let command {
                br()
                CommandText(command).markup
            }
        }
    }
}
