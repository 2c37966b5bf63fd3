import Wording

/// A place in a file of the plan.
package struct SourcePosition: Hashable, Codable, Sendable {
    /// The path as the reader was given it.
    package let file: String
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in Unicode scalars.
    package let column: Int
    /// How many scalars of the line are meant; at least 1.
    package let length: Int

    package init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }
}

extension SourcePosition: CustomStringConvertible {
    package var description: String { "\(file.visible):\(line):\(column)" }
}

extension SourcePosition: Comparable {
    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// A place in a text whose file is known from elsewhere.
struct Mark: Hashable, Sendable {
    var line: Int
    var column: Int
    var length: Int = 1

    /// The place alone: not even its length is told.
    var start: Mark { Mark(line: line, column: column) }

    func position(in file: String) -> SourcePosition {
        SourcePosition(file: file, line: line, column: column, length: length)
    }
}
