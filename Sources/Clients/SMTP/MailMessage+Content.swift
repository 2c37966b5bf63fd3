extension MailMessage {
    /// The mail as it is handed over, in lines that end with CR LF; dots are not yet doubled.
    var content: String {
        var lines = [
            header("Date", MailDate.text(sentAt)),
            "From: \(sender)",
            "To: \(to.map { "<\($0.mailbox)>" }.joined(separator: ",\r\n "))",
            "Message-ID: <\(messageID)>",
            header("Subject", HeaderText.encode(subject, after: 9)),
        ]
        lines += headers.map { header($0.name, HeaderText.encode($0.value, after: $0.name.utf8.count + 2)) }
        lines.append("MIME-Version: 1.0")
        guard let html else {
            return (lines + part(text, "text/plain")).joined(separator: "\r\n") + "\r\n"
        }
        // The boundary follows from the name, and no encoded line can begin like it: `_` after `=` is never written.
        let boundary = "=_\(identifier.name)"
        lines.append("Content-Type: multipart/alternative; boundary=\"\(boundary)\"")
        lines += ["", "--\(boundary)"] + part(text, "text/plain")
        lines += ["--\(boundary)"] + part(html, "text/html") + ["--\(boundary)--"]
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// What the mail is called in the world: the same for every repetition.
    package var messageID: String { "\(identifier.name)@\(from.isInternational ? "localhost" : from.domain)" }

    /// Whether an address or a header needs a server that takes UTF-8.
    var isInternational: Bool { from.isInternational || to.contains(where: \.isInternational) }

    private var sender: String {
        guard let senderName, !senderName.isEmpty else { return "<\(from.mailbox)>" }
        return "\(HeaderText.phrase(senderName, after: 6))\r\n <\(from.mailbox)>"
    }

    private func header(_ name: String, _ value: String) -> String { "\(name): \(value)" }

    private func part(_ text: String, _ type: String) -> [String] {
        [
            "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
            QuotedPrintable.encode(text),
        ]
    }
}

/// The date of a mail, in UTC: `Mon, 05 Jan 2026 00:00:00 +0000`.
enum MailDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ seconds: Int64) -> String {
        let day = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
        let time = Int(seconds) - day * 86_400
        // Days are counted from the 1st of March of the year 0, so that leap days come last.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 2 : shiftedMonth - 10
        let year = yearOfEra + era * 400 + (month < 2 ? 1 : 0)
        let weekday = days[((day % 7) + 7) % 7]
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let clock = [time / 3600, time / 60 % 60, time % 60].map(padded).joined(separator: ":")
        return "\(weekday), \(padded(dayOfMonth)) \(months[month]) \(year) \(clock) +0000"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
