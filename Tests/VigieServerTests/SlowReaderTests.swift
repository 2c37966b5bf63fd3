import Foundation
import Testing
import Tools
import VigieAPI
import VigieServer
import VigieTestSupport

/// Clients that ask and do not read the answer, over real connections.
@Suite struct SlowReaderTests {
    /// Asks for far more than fits between the two, and reads nothing, or a little now and then.
    private static let client = """
        import os, select, socket, sys, time
        from urllib.parse import urlsplit
        address, manner = urlsplit(sys.argv[1]), sys.argv[2]
        link = socket.socket()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        link.connect((address.hostname, address.port))
        token = os.environ["VIGIE_TOKEN"]
        ask = f"GET /api/v1/readiness HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer {token}\\r\\n\\r\\n".encode()
        link.settimeout(120)
        try:
            # A hundred questions at once; their answers are megabytes.
            link.sendall(ask * 100)
        except OSError:
            pass
        begin, read = time.time(), 0
        if manner == "never":
            # Until it is cut off, however long that takes.
            watch = select.poll()
            watch.register(link, 0)
            watch.poll(60_000)
        end = b"x"
        try:
            while end:
                if manner == "slowly" and time.time() - begin < 12:
                    time.sleep(0.1)
                end = link.recv(20000)
                read += len(end)
                if manner == "slowly" and read > 100 * 50000:
                    break
        except ConnectionError:
            pass
        print("whole" if read > 100 * 50000 else "cut off")
        """

    @Test(arguments: [("never", "cut off\n"), ("slowly", "whole\n")])
    func `who does not read is sent away, who reads slowly is not`(manner: String, result: String) async throws {
        var options = ServingOptions()
        options.limits.stall = .seconds(5)
        let output = try await ServedVigie.serving(options: options) { vigie in
            try await ToolRun(
                Tool(name: "python3", path: DebianPython.path), ["-c", Self.client, vigie.address, manner],
                environment: ["VIGIE_TOKEN": .secret(vigie.token)], timeout: .seconds(600)
            ).perform()
        }
        #expect(output.output.text == result, "\(output.errors.text)")
    }
}
