import SMTPClient
import Surroundings
import Wording

/// A letter as mail.
struct MailLetter {
    private static let items = 50
    private static let body = Excerpt()

    let letter: Letter

    func message(from: MailAddress, name: String?, to: MailAddress, at now: Timestamp) -> MailMessage? {
        guard let identifier = MailIdentifier(letter.key) else { return nil }
        let headers = [
            MailHeader("X-Idempotency-Key", letter.key), MailHeader("Auto-Submitted", "auto-generated"),
            MailHeader("X-Vigie-Severity", letter.severity.rawValue),
            letter.severity == .critical ? MailHeader("Importance", "high") : nil,
        ]
        return MailMessage(
            from: from, senderName: name ?? letter.sender, to: [to],
            subject: Self.body.line("[\(letter.severity.title[letter.language])] \(letter.headline)", in: 200),
            text: text, html: html, identifier: identifier, sentAt: now.seconds, headers: headers.compactMap(\.self))
    }

    var text: String {
        let pieces = letter.items.prefix(Self.items).map { item in
            var lines = [Words.labelled(item.severity.title, item.title, letter.language), "", shown(item.body), ""]
            lines.append(Words.labelled(Words.about, item.subject, letter.language))
            lines.append(Words.labelled(Words.noticed, item.at, letter.language))
            if let link = item.link { lines.append(link) }
            return lines.joined(separator: "\n")
        }
        return (pieces + more + ["-- \n\(letter.sender)\n\(letter.key)"]).joined(separator: "\n\n") + "\n"
    }

    var html: String {
        let pieces = letter.items.prefix(Self.items).map { item in
            let lines = shown(item.body).split(separator: "\n", omittingEmptySubsequences: false)
                .map { Markup.escape(String($0)) }.joined(separator: "<br>")
            let link =
                item.link.map {
                    "<p><a href=\"\(Markup.escape($0))\">\(Words.open[letter.language])</a></p>"
                } ?? ""
            return """
                <section style="border-left:4px solid \(item.severity.colour);padding:0 0 0 12px;margin:0 0 24px">
                <p style="margin:0;color:\(item.severity.colour)"><strong>\(item.severity.title[letter.language])</strong></p>
                <h2 style="margin:4px 0;font-size:18px">\(Markup.escape(item.title))</h2>
                <p>\(lines)</p>
                <p style="color:#555">\(Markup.escape(item.subject)) · \(Markup.escape(item.at))</p>
                \(link)
                </section>
                """
        }
        return """
            <!doctype html><html lang="\(letter.language.rawValue)"><body style="font:15px/1.5 sans-serif;color:#1a1a1a">
            \((pieces + more.map { "<p>\(Markup.escape($0))</p>" }).joined(separator: "\n"))
            <p style="color:#777;font-size:12px">\(Markup.escape(letter.sender)) · \(Markup.escape(letter.key))</p>
            </body></html>
            """
    }

    private func shown(_ text: String) -> String { Self.body.fit(text, in: 10_000, letter.language) }

    private var more: [String] {
        let left = letter.items.count - Self.items
        return left > 0 ? [Words.more(left)[letter.language]] : []
    }
}
