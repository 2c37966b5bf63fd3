import Testing

@testable import Tools

struct CaptureTests {
    @Test(arguments: [0, 1, 9, 10, 11, 20, 21, 100, 1001])
    func `beginning and end are kept, and the middle counted`(size: Int) {
        let bytes = (0..<size).map { UInt8($0 % 251) }
        var capture = Capture(limit: 10)
        for byte in bytes { capture.append([byte]) }
        capture.finish()
        #expect(capture.isComplete == (size <= 10))
        #expect(capture.omitted == max(0, size - 10))
        #expect(capture.bytes == (size <= 10 ? bytes : Array(bytes.prefix(5) + bytes.suffix(5))))
    }
}
