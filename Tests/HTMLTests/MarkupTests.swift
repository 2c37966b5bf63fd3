import HTML
import Testing

@Suite struct MarkupTests {
    @Test func `an element is written with its attributes and content`() {
        let markup = p(.class("lede"), .id("x")) {
            "Read "
            a(.href(Link("runs", "9F3K"))) { "the run" }
            br()
        }
        #expect(markup.string == #"<p class="lede" id="x">Read <a href="/runs/9F3K">the run</a><br></p>"#)
    }

    @Test func `an attribute without a value is left away and a flag stands alone`() {
        let markup = input(.class(nil), .type("checkbox"), .checked(true), .disabled(false))
        #expect(markup.string == #"<input type="checkbox" checked>"#)
    }

    @Test func `text is escaped wherever it stands`() {
        let hostile = #"<script>alert("1")</script>&amp;'"#
        let markup = p(.title(hostile)) { hostile }
        let escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#39;"
        #expect(markup.string == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `an interpolated string is text too`() {
        let name = "<b>"
        let markup: Markup = "Hello \(name)"
        #expect(markup.string == "Hello &lt;b&gt;")
    }

    @Test func `loops and conditions put their pieces in a row`() {
        let markup = ul {
            for number in 1...3 { li { "\(number)" } }
            if false { li { "never" } }
        }
        #expect(markup.string == "<ul><li>1</li><li>2</li><li>3</li></ul>")
    }

    @Test func `only a literal is taken as it is`() {
        let markup = div { TrustedMarkup("<i>ours</i>") }
        #expect(markup.string == "<div><i>ours</i></div>")
    }

    @Test func `a first line break survives where a parser drops one`() {
        #expect(pre { "\n\nx" }.string == "<pre>\n\n\nx</pre>")
        #expect(p { "\nx" }.string == "<p>\nx</p>")
    }

    @Test func `a document begins with its type`() {
        let page = html(.lang("fr")) { body { "é" } }.document
        #expect(String(decoding: page, as: UTF8.self) == #"<!doctype html><html lang="fr"><body>é</body></html>"#)
    }

    @Test func `a form says where it goes and how`() {
        let form = Tag.form(to: Link("runs", query: ["page": "2"]), posts: true)
        #expect(form(.class("x")) { "…" }.string == #"<form method="post" action="/runs?page=2" class="x">…</form>"#)
    }

    @Test func `what was written before is repeated as it is`() {
        let once = WrittenMarkup(b { "<" })
        #expect(Markup.group([.written(once), .written(once)]).string == "<b>&lt;</b><b>&lt;</b>")
    }

    @Test(arguments: [(0.0, "0"), (1.0, "1"), (1.25, "1.25"), (-0.5, "-0.5"), (2.004, "2"), (.nan, "0"), (3.1, "3.1")])
    func `a coordinate has no more digits than are seen`(value: Double, text: String) {
        #expect(SVG.rect(.x(.units(value))).string == "<rect x=\"\(text)\"></rect>")
    }
}
