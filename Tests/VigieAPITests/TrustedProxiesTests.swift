import Testing

@testable import VigieAPI

@Suite struct TrustedProxiesTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.9.8.7", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.0.0.7", "10.0.0.7", true),
        ("10.0.0.7", "10.0.0.8", false), ("::1", "::1", true), ("fd00::/8", "fd12::1", true),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("0.0.0.0/0", "1.2.3.4", true), ("0.0.0.0/0", "::1", false),
        ("192.168.1.128/25", "192.168.1.127", false), ("10.0.0.0/8", "nonsense", false),
    ])
    func `a range holds the addresses that begin like it`(range: String, address: String, holds: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(address) == holds)
    }

    @Test(arguments: ["", "x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::/129", "10.0.0.0/8/9"])
    func `what is no range is refused`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test(arguments: [
        ("9.9.9.9", "1.2.3.4", "9.9.9.9"),  // nobody we trust
        ("10.0.0.1", nil, "10.0.0.1"), ("10.0.0.1", "1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),  // the client made the first one up
        ("10.0.0.1", "1.2.3.4, 10.0.0.2", "1.2.3.4"), ("10.0.0.1", "<script>", "10.0.0.1"),
        ("10.0.0.1", "1.2.3.4, <script>, 10.0.0.2", "10.0.0.2"),
    ])
    func `the client is the last that no trusted proxy could have made up`(
        peer: String, forwarded: String?, client: String
    ) throws {
        let proxies = TrustedProxies([try #require(AddressRange("10.0.0.0/8"))])
        #expect(proxies.client(peer: peer, forwarded: forwarded) == client)
    }
}
