import Quantities
import Testing
import VigieTestSupport
import Wording

struct ByteSizeTests {
    @Test(arguments: [
        ("200MB", 200_000_000), ("1GiB", 1_073_741_824), ("1.5GB", 1_500_000_000), ("0B", 0), ("512B", 512),
        ("1kB", 1000), ("1KB", 1000), ("1KiB", 1024), ("0.5KiB", 512), ("8PiB", 9_007_199_254_740_992),
        ("1.000000000000001PB", 1_000_000_000_000_001),
    ])
    func `what people write is read exactly`(text: String, bytes: Int64) throws {
        #expect(try ByteSize(quantity: text).bytes == bytes)
    }

    @Test(arguments: [
        ("", "does not begin with a number"), ("MB", "does not begin with a number"), ("200", "has no unit"),
        ("0.3B", "whole number of bytes"), ("10Gi", "unknown unit 'Gi'"), ("5Go", "unknown unit 'Go'"),
        ("200 MB", "unknown unit"), ("1..5GB", "is not a number"), ("9999PB", "more than any disk"),
        ("-1MB", "does not begin"),
        ("1.5.2GB", "is not a number"), (".MB", "is not a number"),
        ("99999999999999999999999999999999GB", "is not a number"),
    ])
    func `what is no size is refused with the reason`(text: String, reason: String) {
        let error = #expect(throws: QuantityError.self) { try ByteSize(quantity: text) }
        #expect(error?.problem.detail?.contains(reason) == true, "\(error?.problem.detail ?? "")")
    }

    @Test(arguments: [
        ("10Gi", "write 10GiB"), ("5Go", "write 5GB"), ("3mb", "write 3MB"), ("2mib", "write 2MiB"),
        ("4 GB", "write 4GB"),
    ])
    func `the hint is what was probably meant`(text: String, hint: String) {
        let error = #expect(throws: QuantityError.self) { try ByteSize(quantity: text) }
        #expect(error?.problem.hint == hint)
    }

    @Test(arguments: [
        (Int64(0), "0 B", "0 o"), (1, "1 B", "1 o"), (999, "999 B", "999 o"), (1000, "1 kB", "1 ko"),
        (1234, "1.23 kB", "1,23 ko"), (12_345, "12.3 kB", "12,3 ko"), (123_456, "123 kB", "123 ko"),
        (999_499, "999 kB", "999 ko"), (999_500, "1 MB", "1 Mo"), (9_999, "10 kB", "10 ko"),
        (1_073_741_824, "1.07 GB", "1,07 Go"), (2_500_000_000_000, "2.5 TB", "2,5 To"), (-1500, "-1.5 kB", "-1,5 ko"),
        (.max, "9223 PB", "9223 Po"),
    ])
    func `a size is spoken with three figures`(bytes: Int64, english: String, french: String) {
        #expect(ByteSize(bytes: bytes).spoken.en == english)
        #expect(ByteSize(bytes: bytes).spoken.fr == french)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `the text of a size reads back to it`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let size = ByteSize(bytes: Int64(random.int(in: 0..<1 << random.int(in: 1..<60))))
            #expect(try ByteSize(quantity: size.quantity) == size)
        }
    }

    @Test(arguments: [
        (Int64(200_000_000), "200MB"), (1 << 30, "1GiB"), (1536, "1536B"), (0, "0B"), (1_500_000, "1500kB"),
    ])
    func `a size has one short text`(bytes: Int64, text: String) {
        #expect(ByteSize(bytes: bytes).quantity == text)
    }
}
