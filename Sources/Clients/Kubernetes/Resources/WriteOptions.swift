/// How something is written.
package struct WriteOptions: Hashable, Sendable {
    /// What the server does about fields it does not know.
    package enum Validation: String, Hashable, Sendable {
        case ignore = "Ignore"
        case warn = "Warn"
        case strict = "Strict"
    }

    /// Under which name the fields are remembered.
    package var fieldManager: String?
    /// Everything is checked and nothing is kept.
    package var dryRun: Bool
    package var validation: Validation?

    package init(fieldManager: String? = nil, dryRun: Bool = false, validation: Validation? = nil) {
        self.fieldManager = fieldManager
        self.dryRun = dryRun
        self.validation = validation
    }

    var query: [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        if let fieldManager { query.append(("fieldManager", fieldManager)) }
        if dryRun { query.append(("dryRun", "All")) }
        if let validation { query.append(("fieldValidation", validation.rawValue)) }
        return query
    }
}
