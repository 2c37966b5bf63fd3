/// What is wrong with a configuration, and where: never what a secret in it is.
package struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, where there is one.
    package let file: String?
    /// As one would look for it: `users[admin].client-key-data`.
    package let field: String?
    package let message: String

    package init(file: String?, field: String? = nil, _ message: String) {
        self.file = file
        self.field = field
        self.message = message
    }

    package var description: String {
        [file, field, message].compactMap(\.self).joined(separator: ": ")
    }
}
