import HTML

/// The way to what follows, and back to the beginning.
struct Pager {
    let next: String?
    let link: Link
    let isFirst: Bool
    let reader: Reader

    @MarkupBuilder var markup: Markup {
        if next != nil || !isFirst {
            nav(.class("pager"), .ariaLabel(reader.say("Pages", "Pages"))) {
                if !isFirst { a(.href(link), .rel("first")) { reader.say("← The newest", "← Les plus récentes") } }
                if let next {
                    a(.href(link.with("before", next)), .rel("next")) { reader.say("Older →", "Plus anciennes →") }
                }
            }
        }
    }
}
