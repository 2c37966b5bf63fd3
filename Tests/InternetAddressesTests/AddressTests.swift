import InternetAddresses
import Testing
import VigieTestSupport

@Suite struct AddressTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::1", "::1"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("::ffff:192.0.2.7", "192.0.2.7"), ("::FFFF:c000:0207", "192.0.2.7"), ("fe80::1%eth0", "fe80::1"),
        ("2001:db8::1:0:0:1", "2001:db8::1:0:0:1"), ("0.0.0.0", "0.0.0.0"), ("::", "::"),
    ])
    func `an address is the same however it is written`(text: String, same: String) throws {
        let address = try #require(InternetAddress(text))
        #expect(address == InternetAddress(same))
        #expect(address.description == same)
    }

    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", " ::1", ":::", "1::2::3", "[::1]",
        "::1/64", "1.2.3.4%eth0", "10.0.0.1\0", "localhost", "12345::", "<script>",
    ])
    func `what is no address is none`(text: String) {
        #expect(InternetAddress(text) == nil)
    }

    @Test func `what is written is read again as the same`() {
        let random = SeededRandom(seed: 7)
        for _ in 0..<2000 {
            let pieces = (0..<8).map { _ in String(random.int(in: 0..<3) * random.int(in: 0..<0x5555), radix: 16) }
            let address = InternetAddress(pieces.joined(separator: ":"))
            #expect(address != nil)
            #expect(address.flatMap { InternetAddress($0.description) } == address)
        }
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::1", "::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
    ])
    func `a client is counted by what it has for itself`(address: String, home: String) throws {
        #expect(try #require(InternetAddress(address)).home.description == home)
    }
}
