import Foundation
import Testing
import Tools
import VigieTestSupport

/// A person's first day, in a real browser at a real server.
@Suite(.serialized) struct JourneyTests {
    @Test func `a person sets up, proves, approves, reads on a phone and without script`() async throws {
        try await ConsoleLab.open { lab in
            try await lab.serving { address in
                let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "journey.py")
                let run = ToolRun(
                    Tool(name: "python3", path: DebianPython.path),
                    [script.path, address, try await lab.setup(at: address)],
                    timeout: .seconds(1200))
                let result = try await run.perform()
                #expect(result.succeeded, "\(result.errors.text)\n\(result.output.text)")
                #expect(result.output.text.hasSuffix("The day is over.\n"), "\(result.output.text)")
            }
        }
    }
}
