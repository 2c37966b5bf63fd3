import DurableFiles
import Foundation
package import Wording

/// Where a Vigie keeps its own state, and what lies where in it.
///
/// `docs/data-directory.md` describes it for the people who back it up.
package struct DataDirectory: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = URL(filePath: path).standardizedFileURL.path
    }

    package var store: String { path + "/vigie.sqlite" }
    package var keys: String { path + "/keys" }
    package var checkpoints: String { path + "/checkpoints" }
    /// What can be lost without harm: scratch copies, generated configuration, locks.
    ///
    /// It lies beside the directory, not inside: the accounts that databases run as have to enter it.
    package var work: String { path + "-work" }

    package var exists: Bool {
        FileManager.default.fileExists(atPath: store)
    }

    /// Makes the directory (mode 0700) if it is missing.
    ///
    /// - Throws: `Problem` when it cannot be made, or when the path is something else.
    package func create() throws(Problem) {
        do {
            try DurableFile.makeDirectory(path)
        } catch {
            throw Problem(
                code: "data.cannot-create", nature: .usage, title: "The data directory cannot be made.",
                detail: error.problem.detail,
                hint: "Choose another with --data, or the environment variable VIGIE_DATA.")
        }
    }
}
