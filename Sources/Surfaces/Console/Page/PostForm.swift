import HTML

/// A form that changes something: it carries the token that makes it the visitor's own.
struct PostForm {
    static let token = "form-token"

    let link: Link
    let visitor: Visitor?
    var hidden: [(name: String, value: String)] = []

    func callAsFunction(
        _ style: String? = nil, @MarkupBuilder content: () throws -> Markup
    ) rethrows -> Markup {
        let content = try content()
        return Tag.form(to: link, posts: true)(.class(style)) {
            if let visitor { input(.type("hidden"), .name(Self.token), .value(visitor.formToken)) }
            for (name, value) in hidden { input(.type("hidden"), .name(name), .value(value)) }
            content
        }
    }
}
