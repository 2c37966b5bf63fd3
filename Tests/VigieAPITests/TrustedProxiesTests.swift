import InternetAddresses
import Testing

@testable import VigieAPI

@Suite struct TrustedProxiesTests {
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
