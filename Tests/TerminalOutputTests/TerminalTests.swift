import Foundation
import Glibc
import Testing

@testable import TerminalOutput

@Suite struct TerminalTests {
    @Test(arguments: [
        (120, "80", 120), (0, "80", 80), (0, "0", 100), (0, "-4", 100), (0, "wide", 100), (0, nil, 100), (12, nil, 12),
        (0, "9223372036854775807", 100),
    ])
    func `the width is the terminal's, the environment's or a hundred`(reported: Int, variable: String?, width: Int) {
        #expect(Terminal.columns(reported: reported, variable: variable) == width)
    }

    @Test(arguments: [-1, 0, 1, 2]) func `a line of no width is drawn without harm`(width: Int) {
        let progress = ProgressLine(isInteractive: true, width: width) { text in #expect(text.count <= 6) }
        progress.update(0.5, "copying")
    }

    @Test func `a pipe that is full is waited for`() throws {
        let pipe = Pipe()
        let writing = pipe.fileHandleForWriting
        let descriptor = writing.fileDescriptor
        #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        let text = String(repeating: "0123456789", count: 50_000)
        let writer = Thread {
            Terminal.send(text, to: descriptor)
            try? writing.close()
        }
        writer.start()
        let read = try pipe.fileHandleForReading.readToEnd()
        #expect(read?.count == text.utf8.count)
    }
}
