/// Markup that is taken as it is, because it was written by us.
///
/// It is made of a literal only, so nothing that came from outside can get into it.
package struct TrustedMarkup: Sendable {
    let text: String

    package init(_ constant: StaticString) {
        text = constant.description
    }
}
