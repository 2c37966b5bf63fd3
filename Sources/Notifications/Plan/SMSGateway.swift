package import VigiePlan

/// A service that sends short messages, as its HTTP interface is described in its manual.
package struct SMSGateway: PlanObject {
    package let endpoint: String?
    package let url: SecretReference?
    package let form: [String: String]?
    package let json: String?
    package let authorization: GatewayAuthorization?
    package let segments: Int

    package init(from fields: inout Fields) {
        endpoint = fields.optional("endpoint", .endpoint, "The address, where it is no secret.")
        url = fields.optional("url", .secret, "The address, where it is a secret.")
        form = fields.optional(
            "form", .map(of: .text), "The fields of a form, each a template: To: \"{{to}}\", Body: \"{{text}}\".")
        json = fields.optional("json", .text, "The template of a JSON body, with {{to}} and {{text}}.")
        authorization = fields.optional(
            "authorization", .authorization, "How Vigie says who it is.")
        segments = fields.optional(
            "segments", .integer(1...10), default: 2, "How many short messages one text may take; each is paid for.")
        fields.requireOne(of: "endpoint", "url")
        fields.requireOne(of: "form", "json")
    }
}

/// How Vigie says who it is to a gateway.
package enum GatewayAuthorization: Sendable {
    case basic(BasicLogin)
    case bearer(SecretReference)
    case ovh(OVHKeys)
}

package struct BasicLogin: PlanObject {
    package let user: String
    package let password: SecretReference

    package init(from fields: inout Fields) {
        user = fields.required("user", .string, "The user name; for Twilio the account's SID.")
        password = fields.required("password", .secret, "The password; for Twilio the auth token.")
    }
}

/// The three keys of OVH's interface, with which each request is signed.
package struct OVHKeys: PlanObject {
    package let applicationKey: SecretReference
    package let applicationSecret: SecretReference
    package let consumerKey: SecretReference

    package init(from fields: inout Fields) {
        applicationKey = fields.required("applicationKey", .secret, "The application's key.")
        applicationSecret = fields.required("applicationSecret", .secret, "The application's secret.")
        consumerKey = fields.required("consumerKey", .secret, "The consumer's key.")
    }
}

extension Shape where Value == GatewayAuthorization {
    static var authorization: Shape<GatewayAuthorization> {
        oneKeyOf(
            .key("basic", .object(BasicLogin.self), "A user name and a password.") { .basic($0) },
            .key("bearer", .secret, "A token.") { .bearer($0) },
            .key("ovh", .object(OVHKeys.self), "The keys of OVH, which sign each request.") { .ovh($0) })
    }
}
