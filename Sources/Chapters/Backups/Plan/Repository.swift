package import VigiePlan

/// A place where backups are kept.
package struct Repository: ResourceSpec {
    package static let kind = "Repository"
    package static let summary = "A place where backups are kept: a directory or an S3 bucket, best in another region."

    package let displayName: String?
    package let site: Reference<Site>?
    package let directory: String?
    package let bucket: Bucket?
    package let passphrase: SecretReference?

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        site = fields.optional(
            "site", .reference(to: Site.self), "Where it lies; a copy in another region counts more.")
        directory = fields.optional(
            "directory", .path, "A directory on this machine, often a mounted disk of another one.")
        bucket = fields.optional("bucket", .object(Bucket.self), "A bucket of an object store that speaks S3.")
        passphrase = fields.optional(
            "passphrase", .secret,
            "Encrypts everything before it is stored. Keep a copy: without it nothing comes back.")
        fields.requireOne(of: "directory", "bucket")
    }
}

/// A bucket of an object store.
package struct Bucket: PlanObject {
    package let endpoint: String
    package let port: Int?
    package let name: String
    package let region: String
    package let path: String
    package let pathStyle: Bool
    package let key: SecretReference
    package let keySecret: SecretReference
    package let verifyTLS: Bool
    package let certificateAuthorities: String?

    package init(from fields: inout Fields) {
        endpoint = fields.required("endpoint", .string, "The host name, without https://: fra1.digitaloceanspaces.com.")
        port = fields.optional("port", .integer(1...65_535), "The port, if it is not 443.")
        name = fields.required("name", .string, "The bucket's name; it has to exist.")
        region = fields.required("region", .string, "The provider's name for the region, such as fra1.")
        path = fields.optional("path", .path, default: "/vigie", "Where in the bucket the backups lie.")
        pathStyle = fields.optional(
            "pathStyle", .bool, default: false, "Whether the bucket stands in the path, not in the host name.")
        key = fields.required("key", .secret, "The access key.")
        keySecret = fields.required("keySecret", .secret, "The access key's secret.")
        verifyTLS = fields.optional("verifyTLS", .bool, default: true, "Whether the server's certificate is checked.")
        certificateAuthorities = fields.optional(
            "certificateAuthorities", .path, "The file of authorities that may sign the certificate.")
        let endpoint = endpoint
        fields.refuse(
            when: endpoint.contains("/"), at: "endpoint", "'\(endpoint)' is not a host name",
            hint: "write it without https:// and without a path")
    }
}
