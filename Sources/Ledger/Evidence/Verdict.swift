/// What came of exercising a promise: never a bare boolean.
package enum Verdict: String, Codable, Sendable, CaseIterable {
    case pass
    /// The thing under test is bad.
    case fail
    /// The test itself could not be made: no disk space, no network. It says nothing about the thing under test.
    case inconclusive
}
