/// A place where things run or backups lie: a region of a provider.
package struct Site: ResourceSpec {
    package static let kind = "Site"
    package static let summary = "A place where things run or backups lie: a region of a provider."

    package let displayName: String?
    package let region: String?
    package let provider: String?

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        region = fields.optional("region", .string, "The provider's name for the region, such as fra1.")
        provider = fields.optional("provider", .string, "Who runs it, such as DigitalOcean.")
    }
}
