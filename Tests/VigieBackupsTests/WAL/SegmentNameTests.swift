import Testing
import VigieBackups
import VigieTestSupport

struct SegmentNameTests {
    private static let sizes = (20...30).compactMap { SegmentSize(bytes: 1 << $0) }

    @Test(arguments: sizes) func `a name and its number are the same thing, whatever the size`(size: SegmentSize) throws
    {
        let random = SeededRandom(seed: size.bytes)
        for _ in 0..<200 {
            let number = random.bits() % ((1 << 63) / size.bytes) >> UInt64(random.int(in: 0..<20))
            let name = SegmentName(timeline: UInt32(random.int(in: 1..<100)), number: number, size: size)
            #expect(name.number(size: size) == number)
            #expect(SegmentName(name.description) == name)
            #expect(name.description.count == 24)
        }
    }

    @Test func `the last segment of a half is followed by the first of the next`() throws {
        let last = try #require(SegmentName("0000000100000000000000FF"))
        let number = try #require(last.number(size: .usual))
        let next = SegmentName(timeline: 1, number: number + 1, size: .usual)
        #expect(next.description == "000000010000000100000000")
    }

    @Test(arguments: [
        "", "00000001000000000000002", "0000000100000000000000290", "00000001000000000000002g",
        "00000001000000000000002a", "000000000000000000000029", "0000000100000000000000 9",
    ]) func `what is no name is refused`(text: String) {
        #expect(SegmentName(text) == nil)
    }

    @Test func `a name that cannot be with a size has no number`() throws {
        #expect(try #require(SegmentName("000000010000000000000100")).number(size: .usual) == nil)
    }

    @Test(arguments: [0, 1, 1 << 19, 3 << 20, 1 << 31]) func `no other size is possible`(bytes: UInt64) {
        #expect(SegmentSize(bytes: bytes) == nil)
    }

    @Test func `a log position reads as PostgreSQL writes it`() throws {
        let position = try #require(LogPosition("1A/3000028"))
        #expect(position.bytes == 0x1A_0300_0028)
        #expect(position.description == "1A/3000028")
        #expect(LogPosition("1A-3000028") == nil)
        #expect(LogPosition("1A/") == nil)
        #expect(try #require(LogPosition("0/FFFFFFFF")) < #require(LogPosition("1/0")))
    }
}
