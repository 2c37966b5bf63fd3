import HTML
import Wording

/// What went wrong, and what can be done about it.
struct ProblemBox {
    let problem: Problem

    var markup: Markup {
        div(.class("flash bad")) {
            b { problem.title }
            if let detail = problem.detail { " \(detail)" }
            if let hint = problem.hint { span(.class("sub")) { hint } }
        }
    }
}
