/// A piece of a page: text, an element, or several of them in a row.
package enum Markup: Sendable {
    case text(String)
    indirect case element(Element)
    case group([Markup])
    case trusted(TrustedMarkup)
    /// A piece that was written before, for instance because it is the same on every page.
    case written(WrittenMarkup)

    /// Nothing at all.
    package static let empty = Markup.group([])

    package var isEmpty: Bool {
        switch self {
        case .group(let parts): parts.allSatisfy(\.isEmpty)
        case .text(let text): text.isEmpty
        case .element, .trusted, .written: false
        }
    }
}

/// An element with its attributes and what is in it.
package struct Element: Sendable {
    let tag: Tag
    let attributes: [Attribute]
    let content: Markup
}

/// Markup that was written once and is repeated as it is.
package struct WrittenMarkup: Sendable {
    let bytes: [UInt8]

    package init(_ markup: Markup) {
        bytes = markup.bytes
    }
}

extension Markup {
    /// The page's bytes in UTF-8.
    package var bytes: [UInt8] {
        var writer = HTMLWriter()
        writer.write(self)
        return writer.bytes
    }

    package var string: String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// A whole document around this `html` element.
    package var document: [UInt8] {
        var writer = HTMLWriter()
        writer.writeDocumentType()
        writer.write(self)
        return writer.bytes
    }

    /// Several pieces with another one between each two.
    package static func joined(_ parts: [Markup], by separator: Markup) -> Markup {
        .group(parts.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [separator, $0.element] })
    }
}

extension Markup: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) {
        self = .text(text)
    }
}
