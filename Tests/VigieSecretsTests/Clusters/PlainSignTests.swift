import Testing

@testable import VigieSecrets

/// What looks like a secret, and what only sounds like one.
@Suite struct PlainSignTests {
    @Test(arguments: [
        ("DB_PASSWORD", "hunter22", PlainSign.name), ("dbPassword", "hunter22", .name),
        ("api-key", "0123456789", .name),
        ("x", "-----BEGIN RSA PRIVATE KEY-----\nMII", .privateKey), ("x", "id AKIAIOSFODNN7EXAMPLE", .awsKey),
        ("x", "ghp_0123456789abcdefghij", .token), ("URL", "amqp://a:b@c/", .addressWithPassword),
        ("x", "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl", .webToken),
    ]) func `a secret is known by its shape or its name`(name: String, value: String, sign: PlainSign) {
        #expect(PlainSign(name: name, value: value) == sign)
    }

    @Test(arguments: [
        ("DB_PASSWORD_FILE", "/run/secrets/db"), ("TOKEN_TTL", "3600s"), ("PASSWORD", "$(OTHER)"), ("TOKEN", "true"),
        ("SECRET_NAME", "shop-db"), ("URL", "https://example.org:8443/a@b"), ("URL", "postgres://shop@db/shop"),
        ("URL", "postgres://shop:$(PASSWORD)@db"), ("LOG", "debug"), ("x", "-----BEGIN CERTIFICATE-----\nMII"),
        ("x", "AKIA"), ("MAX_TOKENS", "4096"), ("PASSWORD", ""), ("SECRETS_ALGORITHM", "sha256"),
    ]) func `what only sounds like one is left alone`(name: String, value: String) {
        #expect(PlainSign(name: name, value: value) == nil)
    }
}
