package import VigiePlan

/// Anything that takes a request over HTTP.
package struct GenericWebhook: PlanObject {
    package let endpoint: String?
    package let url: SecretReference?
    package let template: String?
    package let contentType: ContentType
    package let token: SecretReference?
    package let signingKey: SecretReference?

    package init(from fields: inout Fields) {
        endpoint = fields.optional("endpoint", .endpoint, "The address, where it is no secret.")
        url = fields.optional("url", .secret, "The address, where it is a secret.")
        template = fields.optional(
            "template", .text, "The body, in mustache; otherwise everything there is, as JSON. Values are escaped.")
        contentType = fields.optional(
            "contentType", .choice(ContentType.self), default: .json, "What the template writes, and how it escapes.")
        token = fields.optional("token", .secret, "Sent as Authorization: Bearer.")
        signingKey = fields.optional(
            "signingKey", .secret, "Signs each request with HMAC-SHA256, so that the receiver knows it is Vigie's.")
        fields.requireOne(of: "endpoint", "url")
    }
}

/// What a template writes.
package enum ContentType: String, CaseIterable, Sendable {
    case json = "application/json"
    case text = "text/plain"
    case xml = "application/xml"
    case form = "application/x-www-form-urlencoded"

    var header: String { self == .text ? "text/plain; charset=utf-8" : rawValue }
}
