/// What a person can make of one of the YAML parser's complaints.
struct YAMLAdvice {
    private(set) var message = ""
    private(set) var hint: String?
    /// The complaint is best shown where the thing begins, not where the parser gave up.
    private(set) var pointsToContext = false
    /// What to say of the place where the thing begins, if both are shown.
    private(set) var context: String?

    private static let quote = "put quotes around the value"

    init(problem: String, context: String, line: Substring, column: Int) {
        let scalars = Array(line.unicodeScalars)
        let here = scalars.indices.contains(column - 1) ? scalars[column - 1] : nil
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        if indentation.contains("\t") || here == "\t" || problem.contains("tab character") {
            message = "a tab stands where YAML wants spaces"
            hint = "indent with spaces; most editors can replace the tabs for you"
        } else if problem.contains("cannot start any token"), let here {
            message = "a value cannot begin with \(here)"
            hint = "\(Self.quote): \"\(here)…\""
        } else if context.contains("scanning an alias") || context.contains("scanning an anchor") {
            let sign = context.contains("alias") ? "*" : "&"
            message = "a value that begins with \(sign) needs quotes"
            hint = "write it like this: \"\(sign)…\""
            pointsToContext = true
        } else if problem.contains("found undefined alias") {
            message = "there is no anchor (&name) for this alias (*name)"
            hint = "if it is meant as text, \(Self.quote)"
        } else if problem.contains("mapping values are not allowed") {
            message = "a colon stands where no key can be"
            hint = "if it belongs to a value, \(Self.quote); otherwise look at how the line is indented"
        } else if problem.contains("could not find expected ':'") {
            message = "this line has no colon"
            hint = "each line of a mapping is `key: value`; look also for a quote or bracket that was not closed"
            pointsToContext = true
        } else {
            explain(structural: problem, context: context)
        }
    }

    private mutating func explain(structural problem: String, context: String) {
        if problem.contains("unexpected end of stream"), context.contains("quoted scalar") {
            message = "this quote is never closed"
            hint = "close it on the same line"
            pointsToContext = true
        } else if problem.contains("unknown escape character") {
            message = "this backslash means nothing here"
            hint = "inside \"…\" write \\\\ for a backslash, or use '…', where it stands for itself"
        } else if problem.contains("',' or '}'") || problem.contains("',' or ']'") {
            message = "a comma or a closing bracket is missing"
            hint = "close with } what { opened and with ] what [ opened"
            self.context = "opened here"
        } else if problem.contains("did not find expected key") || problem.contains("did not find expected '-'") {
            message = "this line does not fit the lines above it"
            hint = "indent it like the line it belongs to"
            self.context = "the lines above begin here"
        } else if problem.contains("block sequence entries are not allowed") {
            message = "a list cannot begin here"
            hint = "put the dash on a line of its own, under the key"
        } else if problem.contains("expected <document start>") {
            message = "this does not belong to what is above it"
            hint = "a document is one mapping; separate documents with a line of three dashes"
        } else {
            message = "this is not YAML: \(problem)"
            hint = nil
        }
    }
}
