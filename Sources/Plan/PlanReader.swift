/// Reads a plan, and finds everything that is wrong with it at once.
package struct PlanReader: Sendable {
    let kinds: [any ResourceSpec.Type]
    let limits: PlanLimits

    package init(kinds: [any ResourceSpec.Type], limits: PlanLimits = PlanLimits()) {
        self.kinds = kinds
        self.limits = limits
    }

    /// Reads directories (with all below them) and files. Throws only if there is nothing to read; everything else is
    /// a diagnostic. Resources with mistakes are not part of the plan.
    package func read(_ paths: [String]) throws(PlanError) -> (plan: Plan, diagnostics: [Diagnostic]) {
        var files = PlanFiles(limits: limits)
        for path in paths { try files.read(path) }
        return read(files)
    }

    package func read(_ path: String) throws(PlanError) -> (plan: Plan, diagnostics: [Diagnostic]) {
        try read([path])
    }

    /// Reads a plan that is in memory.
    package func read(text: String, named name: String = "plan.yaml") -> (plan: Plan, diagnostics: [Diagnostic]) {
        read(texts: [(name, text)])
    }

    /// Reads a plan of several files that are in memory.
    package func read(texts: [(name: String, text: String)]) -> (plan: Plan, diagnostics: [Diagnostic]) {
        var files = PlanFiles(limits: limits)
        for (name, text) in texts { files.add(Array(text.utf8), path: name, name: name) }
        return read(files)
    }

    private func read(_ found: PlanFiles) -> (plan: Plan, diagnostics: [Diagnostic]) {
        var assembly = PlanAssembly(limits: limits)
        var files = found.files
        let reader = DocumentReader(kinds: kinds)
        for index in files.indices {
            var documents = YAMLDocuments(files[index].text)
            while let document = documents.next(), assembly.admits(document, in: files[index].path) {
                let reading = Reading(file: files[index].path)
                if let root = YAMLComposer.compose(document, limits: limits, reading: reading) {
                    assembly.take(reader.read(root, reading), reading, lines: document.lines)
                } else {
                    assembly.take(reader.guess(document, reading), reading, lines: document.lines)
                }
                files[index].concealed += reading.concealed
            }
        }
        assembly.lookUpPointers()
        let plan = assembly.plan(PlanSources(files: files))
        let checks = kinds.flatMap { $0.check(plan) }
        return (plan, assembly.report(found.diagnostics + checks))
    }
}
