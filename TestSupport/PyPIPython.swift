import Foundation

/// The Python that has the packages of PyPI that tests talk to; `scripts/install tests` makes it.
package enum PyPIPython {
    package static var path: String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return root.appending(path: ".build/python/bin/python3").path
    }
}
