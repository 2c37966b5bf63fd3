import Quantities
package import VigiePlan

/// A secret: where it lives, what it is, when it is changed and who uses it.
package struct ManagedSecret: ResourceSpec {
    package static let kind = "Secret"
    package static let summary = "A secret: where it lives, what it is, how often it is changed and who uses it."

    package let displayName: String?
    package let place: SecretPlacement
    package let content: SecretContent
    package let rotation: SecretRotation?
    package let consumers: [SecretConsumer]
    package let sync: SecretSync?

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        place = fields.required("place", .placement, "Where it lives.")
        content = fields.required("content", .secretContent, "What it is.")
        rotation = fields.optional("rotation", .object(SecretRotation.self), "How often it is changed.")
        consumers = fields.optional(
            "consumers", .list(of: .object(SecretConsumer.self)), default: [],
            "Who uses it, in the order in which they are told of a change.")
        sync = fields.optional(
            "sync", .object(SecretSync.self), "Another copy of it in a secrets manager, kept the same.")
        if case .tlsCertificate(let certificate) = content, let rotation {
            let latest = certificate.lifetime - certificate.renewBefore
            fields.refuse(
                when: rotation.interval > latest, at: "rotation", code: "secret.renewed-too-late",
                "it would be changed every \(rotation.interval.quantity), but has to be after \(latest.quantity)",
                hint: "make the interval shorter, or the certificate's lifetime longer")
        }
    }
}
