extension Tag {
    /// A `form` that leads to a page of this site, or posts to one.
    package static func form(to link: Link, posts: Bool) -> FormTag {
        FormTag(link: link, posts: posts)
    }
}

/// A form that knows where it goes.
package struct FormTag: Sendable {
    let link: Link
    let posts: Bool

    package func callAsFunction(
        _ attributes: Attribute..., @MarkupBuilder content: () throws -> Markup
    ) rethrows -> Markup {
        let way: [Attribute] = [.text("method", posts ? "post" : "get"), .text("action", link.text)]
        return .element(Element(tag: Tag("form"), attributes: way + attributes, content: try content()))
    }
}

/// A `script` that is a file of this site: there are no inline ones.
package struct ScriptTag: Sendable {
    /// Loaded beside the page, and run when the page is complete.
    package func callAsFunction(from link: Link) -> Markup {
        .element(
            Element(
                tag: Tag("script"), attributes: [.text("src", link.text), .flag("defer", true)], content: .empty))
    }
}

package let fieldset = Tag("fieldset")
package let legend = Tag("legend")
package let label = Tag("label")
package let input = Tag("input", isVoid: true)
package let textarea = Tag("textarea")
package let select = Tag("select")
package let option = Tag("option")
package let optgroup = Tag("optgroup")
package let button = Tag("button")
package let output = Tag("output")

package let table = Tag("table")
package let caption = Tag("caption")
package let thead = Tag("thead")
package let tbody = Tag("tbody")
package let tr = Tag("tr")
package let th = Tag("th")
package let td = Tag("td")
