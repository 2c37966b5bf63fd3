import HTML
import VigiePlan

/// One fault of the plan: where, what, and what to write instead.
struct DiagnosticLine {
    let diagnostic: Diagnostic
    let reader: Reader

    var markup: Markup {
        let isError = diagnostic.severity == .error
        return li {
            SVG.svg(.class("g"), .ariaHidden()) { SVG.use(isError ? "failing" : "uncertain") }
            // What the plan's checks say is English for everybody; who hears the page has to know.
            span(.lang(reader.tagOfEnglish)) {
                b { diagnostic.message }
                if let hint = diagnostic.hint { span(.class("sub")) { hint } }
                for related in diagnostic.related {
                    span(.class("sub")) {
                        "\(related.message) (\(FileName(related.position.file).short):\(related.position.line))"
                    }
                }
            }
            span(.class("dim")) {
                if let position = diagnostic.position {
                    code { "\(FileName(position.file).short):\(position.line):\(position.column)" }
                }
            }
        }
    }
}
