import Foundation

/// The Python that the tests' independent verifiers run in: `./test` names the one whose packages it installed.
package enum DebianPython {
    package static var path: String {
        ProcessInfo.processInfo.environment["VIGIE_PYTHON"] ?? "/usr/bin/python3"
    }
}
