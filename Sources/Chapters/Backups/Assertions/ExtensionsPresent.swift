import PostgreSQLClient
package import Wording

/// The extensions that the application needs are installed in the copy, and load.
package struct ExtensionsPresent: Assertion {
    let names: [String]

    package init(names: [String]) {
        self.names = names
    }

    package var title: LocalizedText { LocalizedText(en: "extensions", fr: "extensions") }

    package func check(in copy: RestoredCopy) async throws -> AssertionOutcome {
        try await presence(
            of: names, among: "SELECT extname AS name FROM pg_extension", on: copy.connection)
    }
}
