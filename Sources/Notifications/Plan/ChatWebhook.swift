package import VigiePlan

/// A webhook of a chat: whoever has its address can write there, so the address is a secret.
package struct ChatWebhook: PlanObject {
    package let url: SecretReference

    package init(from fields: inout Fields) {
        url = fields.required("url", .secret, "The webhook's address.")
    }
}

/// A topic of ntfy.
package struct NtfyTopic: PlanObject {
    package let server: String
    package let topic: SecretReference
    package let token: SecretReference?

    package init(from fields: inout Fields) {
        server = fields.optional("server", .endpoint, default: "https://ntfy.sh", "The server's address.")
        topic = fields.required(
            "topic", .secret, "The topic's name; whoever knows it can read along, unless the server asks for a token.")
        token = fields.optional("token", .secret, "The access token, if the server asks for one.")
    }
}
