package import HTTPCalls
import JSONTree
import Quantities
package import VigiePlan

/// A token of somebody's API, made and revoked by described requests.
package struct HTTPToken: PlanObject {
    package let create: DescribedCall
    package let token: JSONPointer
    package let identifier: JSONPointer?
    package let prove: DescribedCall
    package let revoke: DescribedCall
    package let refused: [Int]
    package let patience: Duration
    package let secrets: [String: SecretReference]
    package let certificateAuthorities: String?

    package init(from fields: inout Fields) {
        create = fields.required("create", .object(DescribedCall.self), "The request that makes a new token.")
        token = fields.required("token", .jsonPointer, "Where the answer has the token, such as /data/token.")
        identifier = fields.optional(
            "identifier", .jsonPointer, "Where the answer has what the token is revoked by, such as /data/id.")
        prove = fields.required(
            "prove", .object(DescribedCall.self), "A request that the token {{token}} opens, and no other does.")
        revoke = fields.required(
            "revoke", .object(DescribedCall.self), "The request that ends a token, by {{identifier}} or {{token}}.")
        refused = fields.optional(
            "refused", .list(of: .integer(300...599), atLeast: 1), default: [401, 403],
            "The statuses by which the proving request refuses a dead token.")
        patience = fields.optional(
            "patience", .duration, default: .seconds(60), "How long a revoked token may still work.")
        secrets = fields.optional(
            "secrets", .map(of: .secret), default: [:], "What else the requests need, by the name of its place.")
        certificateAuthorities = fields.optional(
            "certificateAuthorities", .path, "The file of authorities that may sign the server's certificate.")
        let mine = Set(secrets.keys)
        let made: Set = identifier == nil ? ["token"] : ["token", "identifier"]
        for (name, call, known) in [
            ("create", create, mine.union(["run"])), ("prove", prove, mine.union(["token"])),
            ("revoke", revoke, mine.union(made)),
        ] {
            let strange = call.call.places.subtracting(known).sorted()
            fields.refuse(
                when: !strange.isEmpty, at: name, code: "secret.unknown-place",
                "nobody knows what to write for {{\(strange.first ?? "")}}",
                hint: "it may name \(known.sorted().joined(separator: ", "))")
        }
        let (prove, revoke) = (prove, revoke)
        fields.refuse(
            when: !prove.call.places.contains("token"), at: "prove", "this proves nothing of the token",
            hint: "write {{token}} where the server expects it")
        fields.refuse(
            when: revoke.call.places.isDisjoint(with: made), at: "revoke", "this does not say which token ends",
            hint: "write {{identifier}} or {{token}}")
    }
}

/// A request, and the statuses by which it is known to have succeeded.
package struct DescribedCall: PlanObject {
    package let call: HTTPCall
    package let expect: [Int]

    package init(from fields: inout Fields) {
        let method = fields.optional("method", .choice(Method.self), default: .post, "The method.")
        let url = fields.required("url", .string, "The address, by https; {{places}} are filled in.")
        let headers = fields.optional("headers", .map(of: .string), default: [:], "The headers.")
        let body = fields.optional("body", .text, "The body, as JSON.")
        expect = fields.optional(
            "expect", .list(of: .integer(200...499), atLeast: 1), default: [200, 201, 202, 204],
            "The statuses by which it has succeeded.")
        call = HTTPCall(
            method: method.rawValue, address: HTTPTemplate(url), headers: headers.mapValues { HTTPTemplate($0) },
            body: body.map { HTTPTemplate($0) })
        fields.refuse(
            when: !Self.isTrusted(url), at: "url", "a secret would travel in clear",
            hint: "write an address that begins with https://")
    }

    private enum Method: String, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    private static func isTrusted(_ url: String) -> Bool {
        ["https://", "http://127.0.0.1:", "http://localhost:"].contains { url.hasPrefix($0) }
    }
}

extension Shape where Value == JSONPointer {
    static var jsonPointer: Shape<JSONPointer> {
        parsed("a JSON pointer", example: "/data/token", pattern: "^/", standIn: .whole) { text in
            guard text.hasPrefix("/"), let pointer = JSONPointer(text) else {
                throw ShapeProblem("is no JSON pointer", hint: "begin it with /")
            }
            return pointer
        } write: {
            .string($0.text)
        }
    }
}
