/// Where a secret is kept. It can be shown and stored: it is not the secret.
package enum SecretReference: Hashable, Codable, Sendable {
    /// In an environment variable.
    case fromEnv(String)
    /// In a file, without the line break at its end.
    case fromFile(String)
}

extension SecretReference: CustomStringConvertible {
    package var description: String {
        switch self {
        case .fromEnv(let name): "environment variable \(name)"
        case .fromFile(let path): "file \(path)"
        }
    }
}

/// A secret in memory. It shows itself as dots wherever it is printed, dumped or interpolated.
package struct Secret: Sendable, Hashable {
    private let value: String

    package init(_ value: String) {
        self.value = value
    }

    /// The secret itself, for the one place that needs it.
    package func reveal() -> String {
        value
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
