import JSONTree
import Surroundings
import Testing
import VigieTestSupport
import Wording

@testable import VigieNotifications

/// Each channel's limits, with texts that are longer and nastier than any.
@Suite struct RenderingTests {
    private static let nasty = "<!channel> @here *b* _i_ `c` [x](http://evil) & \"q\" </p><script> {{x}} \u{202e} 🔥é\n"

    static func letter(_ count: Int, length: Int, _ language: Language = .english) -> Letter {
        let text = String(repeating: nasty, count: max(1, length / nasty.count))
        return Letter(
            key: "vigie-0123456789abcdef01234567", language: language, platform: "Shop <1>",
            items: (0..<count).map { index in
                Letter.Item(
                    severity: index == 0 ? .critical : .warning, title: "\(index) \(text)", body: text,
                    subject: "BackupPolicy/shop", link: "https://vigie.test/runs/\(index)", at: "2026-01-05 00:00")
            })
    }

    static let sizes = [(1, 10), (1, 100), (1, 5000), (1, 60_000), (3, 3000), (20, 2000), (100, 20), (100, 5000)]

    @Test(arguments: sizes) func `Slack takes it`(count: Int, length: Int) throws {
        let json = SlackMessage(letter: Self.letter(count, length: length)).json
        let blocks = try #require(json["blocks"]?.array)
        #expect(blocks.count <= 50)
        var total = 0
        for block in blocks {
            let text = block["text"]?["text"]?.string ?? ""
            total += text.utf16.count
            #expect(text.utf16.count <= (block["type"] == "header" ? 150 : 3000))
            if block["text"]?["type"] == "mrkdwn" {
                #expect(!text.contains("<!") && !text.contains("<http"))
            }
        }
        #expect(total < 13_000)
        #expect(json["text"]?.string?.isEmpty == false)
        if length > 20_000 { #expect(json.canonicalText.contains("characters left out")) }
    }

    @Test(arguments: sizes) func `Mattermost takes it, and nobody is called`(count: Int, length: Int) throws {
        let json = MattermostMessage(letter: Self.letter(count, length: length)).json
        let attachments = try #require(json["attachments"]?.array)
        let texts = attachments.map { $0["text"]?.string ?? "" }
        #expect(texts.reduce(0) { $0 + $1.utf16.count } <= 16_383)
        #expect(!texts.joined().contains("@here"))
        #expect(json["text"]?.string?.contains("@here") == false)
    }

    @Test(arguments: sizes) func `Teams takes it`(count: Int, length: Int) throws {
        let json = TeamsCard(letter: Self.letter(count, length: length)).json
        #expect(json.canonical.count <= 28_000)
        let card = try #require(json["attachments"]?[0]?["content"])
        #expect(card["type"] == "AdaptiveCard")
        #expect(card["body"]?.array?.isEmpty == false)
    }

    @Test(arguments: sizes) func `ntfy takes it`(count: Int, length: Int) throws {
        let json = NtfyMessage(letter: Self.letter(count, length: length), topic: "t").json
        #expect(try #require(json["message"]?.string).utf8.count <= 4096)
        #expect(try #require(json["title"]?.string).utf8.count <= 250)
        #expect(json["priority"] == 5)
        #expect(json["sequence_id"] == "vigie-0123456789abcdef01234567")
    }

    @Test(arguments: sizes) func `mail is HTML in which nothing of a text is markup`(count: Int, length: Int) {
        let html = MailLetter(letter: Self.letter(count, length: length)).html
        #expect(!html.contains("<script>"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test(arguments: [
        ("short", 1, 1), (String(repeating: "a", count: 160), 1, 1), (String(repeating: "a", count: 161), 2, 2),
        (String(repeating: "€", count: 80), 1, 1), (String(repeating: "€", count: 81), 2, 2),
        (String(repeating: "é", count: 160), 1, 1), (String(repeating: "ж", count: 70), 1, 1),
        (String(repeating: "ж", count: 71), 2, 2), (String(repeating: "ж", count: 134), 2, 2),
        (String(repeating: "a", count: 306), 2, 2), (String(repeating: "a", count: 307), 3, 3),
        (String(repeating: "’ê", count: 80), 1, 1),
    ])
    func `a short message is counted as it is paid`(text: String, limit: Int, segments: Int) {
        #expect(ShortMessage(text, segments: limit, .english).segments == segments)
    }

    @Test(arguments: sizes) func `a short message takes no more pieces than are paid for`(count: Int, length: Int) {
        for limit in 1...4 {
            let message = ShortMessage(Self.letter(count, length: length, .french), segments: limit)
            #expect(message.segments <= limit)
            let plain = Letter(
                key: "k", language: .french, platform: nil,
                items: [
                    Letter.Item(
                        severity: .critical, title: String(repeating: "échec de la preuve ", count: 30), body: "",
                        subject: "", link: "https://vigie.test/runs/1", at: "")
                ])
            let short = ShortMessage(plain, segments: limit)
            #expect(short.segments <= limit)
            #expect(short.text.hasSuffix("https://vigie.test/runs/1"))
        }
    }

    @Test func `a cut says how much was left out, and never exceeds its room`() {
        let excerpt = Excerpt(cost: { $0.utf8.count }, escape: { $0 == "<" ? "&lt;" : String($0) })
        let random = SeededRandom(seed: 5)
        for _ in 0..<500 {
            let text = String(
                (0..<random.int(in: 0..<200)).map { _ in random.pick(["a", "é", "<", "🔥", " "] as [Character]) })
            let limit = random.int(in: 0..<260)
            let fitted = excerpt.fit(text, in: limit, .french)
            #expect(fitted.utf8.count <= limit)
            #expect(excerpt.line(text, in: limit).utf8.count <= limit)
            if text.map({ excerpt.escape($0) }).joined().utf8.count <= limit {
                #expect(fitted == text.replacing("<", with: "&lt;"))
            } else if limit > 60 {
                #expect(fitted.hasSuffix("omis]"))
            }
        }
    }

    @Test(arguments: [ContentType.json, .xml, .form, .text])
    func `a value in a template stays a value, whichever braces hold it`(type: ContentType) throws {
        let letter = Self.letter(2, length: 100)
        let texts: [ContentType: String] = [
            .json:
                #"{"a": "{{title}}", "b": "{{{body}}}", "c": "{{&headline}}", "n": [{{#notices}}"{{title}}",{{/notices}}""]}"#,
            .xml: "<a>{{title}}{{{body}}}{{&headline}}</a>", .form: "a={{title}}&b={{{body}}}", .text: "{{title}}",
        ]
        let written = try MessageTemplate(try #require(texts[type])).render(letter, escaping: .init(type))
        switch type {
        case .json:
            let json = try JSONValue(parsing: written)
            #expect(json["b"]?.string == letter.items[0].body)
            #expect(json["n"]?.array?.count == 3)
        case .xml: #expect(!written.contains("<script>"))
        case .form: #expect(written.split(separator: "&").count == 2)
        case .text: #expect(written == letter.items[0].title)
        }
    }

    @Test(arguments: [
        "{{nope}}", "{{title", "{{> partial}}", "{{=<% %>=}}", "{{% CONTENT_TYPE:HTML}}", "{{#notices}}", "{{}}",
        "{{#nope}}{{/nope}}",
        "{{$block}}{{/block}}", "{{< layout}}{{/layout}}",
    ])
    func `a template that asks for what there is not is refused`(text: String) {
        #expect(throws: TemplateProblem.self) { _ = try MessageTemplate(text) }
    }
}
