import Glibc

/// A program on this machine.
package struct Tool: Hashable, Sendable {
    package let name: String
    package let path: String

    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }

    /// Looks for a program in the given directories, then in those of the search path.
    package static func locate(
        _ name: String, in directories: [String] = [], searchPath: String? = environmentVariable("PATH")
    ) throws(ToolError) -> Tool {
        let listed = (searchPath ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init)
        let places = directories + listed + ["/usr/local/sbin", "/usr/sbin", "/sbin"]
        for place in places where place.hasPrefix("/") {
            let path = place + "/" + name
            if isProgram(path) { return Tool(name: name, path: path) }
        }
        throw .notFound(name: name, searched: places)
    }

    /// The version in what the tool prints for `arguments`: the first word that begins with a digit and has a dot.
    package func version(arguments: [String] = ["--version"]) async throws -> ToolVersion {
        let result = try await ToolRun(self, arguments, timeout: .seconds(60)).perform()
        let text = result.output.text + " " + result.errors.text
        guard result.succeeded, let version = ToolVersion(firstIn: text) else {
            throw ToolError.noVersion(name: name, said: result.reason)
        }
        return version
    }

    /// The value of a variable of this process's own environment.
    package static func environmentVariable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    private static func isProgram(_ path: String) -> Bool {
        var information = stat()
        guard unsafe stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return false }
        return unsafe access(path, X_OK) == 0
    }
}
