/// A resource as its text shows it, whatever its kind means.
package struct ResourceOutline: Hashable, Sendable {
    package let kind: String
    package let name: String
    /// Where its name is written.
    package let position: SourcePosition
    /// The resources it names, by kind and name, in the order of the text; each once.
    package let refersTo: [String]
    /// The lines of the file that declare it, counted from 1.
    package let lines: Range<Int>

    package var identifier: String { "\(kind)/\(name)" }
}

extension Plan {
    /// The YAML document that declares a resource. What is secret, or may be, is replaced by dots.
    package func source(of outline: ResourceOutline) -> String {
        guard let file = sources.file(outline.position.file) else { return "" }
        return outline.lines.compactMap { number in
            guard let line = file.line(number) else { return nil }
            let scalars = Array(line.unicodeScalars)
            guard let column = file.concealment(on: number, of: scalars) else { return String(line) }
            return String(String.UnicodeScalarView(scalars.prefix(column - 1))) + "••••••••"
        }.joined(separator: "\n")
    }
}
