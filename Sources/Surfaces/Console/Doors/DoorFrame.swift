import HTML
import Wording

/// The page around a door: no navigation, one thing to do.
struct DoorFrame {
    let reader: Reader
    let here: Link

    func response(_ content: PageContent, status: Int = 200) -> PageResponse {
        let page = html(
            .lang(reader.language.rawValue),
            .data("data-theme", reader.theme == .automatic ? nil : reader.theme.rawValue)
        ) {
            Frame.head(title: "\(content.title) · Vigie")
            body {
                Drawings.shapes
                main(.class("door"), .id("main")) {
                    a(.class("mark"), .href(Link())) {
                        Drawings.mark
                        b { "Vigie" }
                    }
                    h1 { content.heading }
                    if !content.lede.isEmpty { p(.class("lede")) { content.lede } }
                    content.body
                    footer { LanguageSwitch(reader: reader, here: here).markup }
                }
            }
        }
        return .page(page, status: status)
    }
}
