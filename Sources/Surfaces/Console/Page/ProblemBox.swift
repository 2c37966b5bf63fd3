import HTML
import Wording

/// What went wrong, and what can be done about it.
struct ProblemBox {
    let problem: Problem
    let reader: Reader

    var markup: Markup {
        let text = ProblemText(problem, reader: reader)
        return div(.class("flash bad")) {
            b { text.title }
            if let detail = text.detail {
                " "
                detail
            }
            if let hint = text.hint { span(.class("sub")) { hint } }
        }
    }
}
