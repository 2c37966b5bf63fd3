import InternetAddresses
import Testing

@Suite struct AddressRangeTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false), ("0.0.0.0/0", "255.1.2.3", true), ("0.0.0.0/0", "::1", false),
        ("10.1.2.3/20", "10.1.15.255", true), ("10.1.2.3/20", "10.1.16.0", false), ("::/0", "10.1.2.3", false),
        ("fd00::/7", "fdff::1", true), ("fd00::/7", "fe00::1", false), ("::ffff:10.0.0.1", "10.0.0.1", true),
        ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
    ])
    func `a range holds what begins like it`(range: String, address: String, holds: Bool) throws {
        let address = try #require(InternetAddress(address))
        #expect(try #require(AddressRange(range)).contains(address) == holds)
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "10.0.0.0/8/8", "::/129", "anywhere", ""])
    func `what is no range is none`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test(arguments: [("10.1.2.3/8", "10.0.0.0/8"), ("10.1.2.3", "10.1.2.3"), ("2001:db8::1/32", "2001:db8::/32")])
    func `a range is called by its first address`(text: String, name: String) throws {
        #expect(try #require(AddressRange(text)).description == name)
    }
}
