/// What a person can make of one of the YAML parser's complaints.
struct YAMLAdvice {
    private(set) var message = ""
    private(set) var hint: String?
    /// The complaint is best shown where the thing begins, not where the parser gave up.
    private(set) var pointsToContext = false
    /// Where on its line the complaint is best shown, if not where the parser gave up.
    private(set) var column: Int?
    /// What to say of the other of the two places, if both are shown.
    private(set) var otherPlace: String?

    init(_ complaint: YAMLComplaint) {
        if complaint.isAboutTab {
            message = "a tab stands where YAML wants spaces"
            hint = "indent with spaces; most editors can replace the tabs for you"
        } else if complaint.problem.contains("cannot start any token"), let here = complaint.here {
            message = "a value cannot begin with \(here)"
            hint = "put it in quotes: \(complaint.quotedRest(from: complaint.column) ?? "\"\(here)…\"")"
        } else if complaint.context.contains("scanning an alias") || complaint.context.contains("scanning an anchor") {
            let sign = complaint.context.contains("alias") ? "*" : "&"
            message = "a value that begins with \(sign) needs quotes"
            hint = "write it like this: \(complaint.quotedRest(from: complaint.contextColumn) ?? "\"\(sign)…\"")"
            pointsToContext = true
        } else if complaint.problem.contains("found undefined alias") {
            message = "there is no anchor (&name) for this alias (*name)"
            hint = "if it is meant as text, put it in quotes"
        } else if complaint.problem.contains("mapping values are not allowed") {
            explainColon(complaint)
        } else if complaint.problem.contains("could not find expected ':'") {
            message = "this line has no colon"
            hint = "each line of a mapping is `key: value`; look also for a quote or bracket that was not closed"
            pointsToContext = true
        } else {
            explainStructure(complaint)
        }
    }

    private mutating func explainColon(_ complaint: YAMLComplaint) {
        guard let value = complaint.startOfValue else {
            message = "this line does not fit the line above it"
            hint = "the line above may lack a colon, or this one be indented too far"
            column = complaint.line.firstIndex { $0 != " " }.map { $0 + 1 }
            return
        }
        message = "a value with a colon in it needs quotes"
        hint = complaint.quotedRest(from: value).map { "write it like this: \($0)" }
    }

    private mutating func explainStructure(_ complaint: YAMLComplaint) {
        let problem = complaint.problem
        if problem.contains("unexpected end of stream"), complaint.context.contains("quoted scalar") {
            message = "this quote is never closed"
            hint = "close it on the same line"
            pointsToContext = true
        } else if problem.contains("unknown escape character") {
            message = "this backslash means nothing here"
            hint = "inside \"…\" write \\\\ for a backslash, or use '…', where it stands for itself"
        } else if problem.contains("',' or '}'") || problem.contains("',' or ']'") {
            message = "this bracket is not closed, or a comma is missing in it"
            hint = "close with } what { opened and with ] what [ opened"
            pointsToContext = true
            otherPlace = "this does not belong inside"
        } else if problem.contains("did not find expected key") || problem.contains("did not find expected '-'") {
            message = "this line does not fit the lines above it"
            hint = "indent it like the line it belongs to"
            otherPlace = "the lines above begin here"
        } else if problem.contains("block sequence entries are not allowed") {
            message = "a list cannot begin here"
            hint = "put the dash on a line of its own, under the key"
        } else if problem.contains("expected <document start>") {
            message = "this does not belong to what is above it"
            hint = "a document is one mapping; separate documents with a line of three dashes"
        } else {
            message = "this is not YAML: \(problem)"
        }
    }
}

/// A complaint of the YAML parser, with the line it is about.
struct YAMLComplaint {
    let problem: String
    let context: String
    let line: [Unicode.Scalar]
    /// Counted from 1.
    let column: Int
    /// Where what was being read began; on the same line for what asks for it.
    let contextColumn: Int

    /// What stands at the place.
    var here: Unicode.Scalar? {
        line.indices.contains(column - 1) ? line[column - 1] : nil
    }

    var isAboutTab: Bool {
        line.prefix { $0 == " " || $0 == "\t" }.contains("\t") || here == "\t" || problem.contains("tab character")
    }

    /// The column after the first `key: ` or `- ` of the line, if that is not the place itself.
    var startOfValue: Int? {
        guard let colon = line.firstIndex(of: ":"), colon + 1 < column - 1,
            line.indices.contains(colon + 1), line[colon + 1] == " "
        else { return nil }
        return line[(colon + 1)...].firstIndex { $0 != " " }.map { $0 + 1 }
    }

    /// The line from a column on in quotes, as it should be written. `nil` if that is not certain, or may be a secret.
    func quotedRest(from column: Int) -> String? {
        guard line.indices.contains(column - 1), line.count - column < 60 else { return nil }
        let before = String(String.UnicodeScalarView(line[..<(column - 1)]))
        let rest = String(String.UnicodeScalarView(line[(column - 1)...]))
        let doubtful: Set<Character> = ["\"", "\\", "#", "{", "}", "[", "]", "\t"]
        guard !SecretWords.mayName(before + rest), !rest.contains(where: doubtful.contains) else { return nil }
        return "\"\(rest.reversed().drop { $0.isWhitespace }.reversed().map(String.init).joined())\""
    }
}
