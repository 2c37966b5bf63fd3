/// Puts the pieces of an element in a row; a string among them is text.
@resultBuilder
package enum MarkupBuilder {
    package static func buildExpression(_ markup: Markup) -> Markup { markup }
    package static func buildExpression(_ markup: Markup?) -> Markup { markup ?? .empty }
    package static func buildExpression(_ text: String) -> Markup { .text(text) }
    package static func buildExpression(_ text: String?) -> Markup { text.map(Markup.text) ?? .empty }
    package static func buildExpression(_ parts: [Markup]) -> Markup { .group(parts) }
    package static func buildExpression(_ constant: TrustedMarkup) -> Markup { .trusted(constant) }
    package static func buildBlock() -> Markup { .empty }
    package static func buildBlock(_ part: Markup) -> Markup { part }
    package static func buildBlock(_ parts: Markup...) -> Markup { .group(parts) }
    package static func buildOptional(_ part: Markup?) -> Markup { part ?? .empty }
    package static func buildEither(first part: Markup) -> Markup { part }
    package static func buildEither(second part: Markup) -> Markup { part }
    package static func buildArray(_ parts: [Markup]) -> Markup { .group(parts) }
}

extension Markup {
    /// Several pieces in a row, without an element around them.
    package init(@MarkupBuilder _ content: () throws -> Markup) rethrows {
        self = try content()
    }
}
