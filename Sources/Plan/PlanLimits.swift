/// How much a plan may hold. A plan is written by hand: what is beyond these is an accident or an attack, and is
/// refused before it costs memory or time.
package struct PlanLimits: Sendable {
    /// A file is measured before it is read.
    package var fileBytes = 4 << 20
    package var totalBytes = 64 << 20
    package var files = 10_000
    package var documents = 50_000
    /// Values in one document, with each alias counted as all that it stands for.
    package var valuesInDocument = 200_000
    /// Mappings and lists in one another.
    package var depth = 64
    /// `[` and `{` in one document: it bounds how deep the parser can be led.
    package var flowCollections = 2000
    /// Spaces and dashes before what a line says.
    package var indentation = 400
    /// Problems that are reported; who has more than this has one problem.
    package var diagnostics = 1000

    package init() {}
}
