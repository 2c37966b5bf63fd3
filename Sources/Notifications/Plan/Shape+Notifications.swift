import JSONTree
import SMTPClient
import VigiePlan

extension Shape where Value == HourSpan {
    /// Some hours of a day: `08:00-19:00`.
    static var hours: Shape<HourSpan> {
        parsed(
            "hours of a day", example: "08:00-19:00",
            pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", standIn: .office
        ) { text in
            guard let span = HourSpan(text) else {
                throw ShapeProblem("is no span of hours", hint: "write it like 08:00-19:00; to midnight is 24:00")
            }
            return span
        } write: {
            .string($0.text)
        }
    }
}

extension HourSpan {
    private init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    static let office = HourSpan(start: 480, end: 1140)
}

extension Shape where Value == String {
    /// Where mail is sent to or from.
    static var mailbox: Shape<String> {
        parsed("an e-mail address", example: "ops@example.org", pattern: "^[^@\\s<>\"]+@[^@\\s<>\"]+$", standIn: "") {
            guard let address = MailAddress($0) else {
                throw ShapeProblem("is not an e-mail address", hint: "write it like ops@example.org")
            }
            return address.mailbox
        } write: {
            .string($0)
        }
    }

    /// A telephone number as it is dialled from anywhere.
    static var phone: Shape<String> {
        parsed("a telephone number", example: "\"+33612345678\"", pattern: "^\\+[1-9][0-9]{6,14}$", standIn: "") {
            let digits = $0.utf8.dropFirst()
            guard $0.first == "+", (7...15).contains(digits.count), digits.first != 48,
                digits.allSatisfy({ (48...57).contains($0) })
            else {
                throw ShapeProblem(
                    "is not a telephone number", hint: "write it with its country, without blanks: \"+33612345678\"")
            }
            return $0
        } write: {
            .string($0)
        }
    }

    /// The address of something that speaks HTTP.
    static var endpoint: Shape<String> {
        parsed(
            "an address that begins with https://", example: "https://alerts.example.org/hook",
            pattern: "^https?://[^\\s/@]+(/[^\\s]*)?$", isConfidential: true, standIn: "https://localhost/"
        ) { text in
            guard let endpoint = Endpoint(text) else {
                throw ShapeProblem(
                    "is not an address", hint: "write it with its https://, and without user name or password")
            }
            return endpoint.text
        } write: {
            .string($0)
        }
    }
}
