/// The name of an element; called, it makes one.
package struct Tag: Sendable {
    let name: String
    /// Has neither content nor an end.
    let isVoid: Bool

    package init(_ name: StaticString, isVoid: Bool = false) {
        self.name = name.description
        self.isVoid = isVoid
    }

    var dropsFirstLineBreak: Bool { name == "pre" || name == "textarea" }

    package func callAsFunction(
        _ attributes: Attribute..., @MarkupBuilder content: () throws -> Markup
    ) rethrows -> Markup {
        .element(Element(tag: self, attributes: attributes, content: try content()))
    }

    package func callAsFunction(_ attributes: Attribute...) -> Markup {
        .element(Element(tag: self, attributes: attributes, content: .empty))
    }
}

// The elements of HTML, as they are called there. Neither `style` nor an inline `script` is among them.
package let html = Tag("html")
package let head = Tag("head")
package let body = Tag("body")
package let meta = Tag("meta", isVoid: true)
package let linked = Tag("link", isVoid: true)
package let script = ScriptTag()
package let documentTitle = Tag("title")

package let main = Tag("main")
package let nav = Tag("nav")
package let header = Tag("header")
package let footer = Tag("footer")
package let section = Tag("section")
package let article = Tag("article")
package let aside = Tag("aside")
package let div = Tag("div")
package let h1 = Tag("h1")
package let h2 = Tag("h2")
package let h3 = Tag("h3")
package let p = Tag("p")
package let pre = Tag("pre")
package let hr = Tag("hr", isVoid: true)
package let br = Tag("br", isVoid: true)
package let dialog = Tag("dialog")
package let details = Tag("details")
package let summary = Tag("summary")
package let figure = Tag("figure")
package let figcaption = Tag("figcaption")

package let ul = Tag("ul")
package let ol = Tag("ol")
package let li = Tag("li")
package let dl = Tag("dl")
package let dt = Tag("dt")
package let dd = Tag("dd")

package let a = Tag("a")
package let span = Tag("span")
package let b = Tag("b")
package let em = Tag("em")
package let strong = Tag("strong")
package let small = Tag("small")
package let code = Tag("code")
package let kbd = Tag("kbd")
package let q = Tag("q")
package let bdi = Tag("bdi")
package let time = Tag("time")
package let wbr = Tag("wbr", isVoid: true)
