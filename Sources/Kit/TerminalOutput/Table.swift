import Wording

/// Rows and columns for a terminal: as wide as the widest cell, numbers to the right.
package struct Table {
    package struct Column {
        package enum Alignment { case leading, trailing }

        package let title: String
        package let alignment: Alignment

        package init(_ title: String, _ alignment: Alignment = .leading) {
            self.title = title
            self.alignment = alignment
        }
    }

    package let columns: [Column]
    package private(set) var rows: [[String]] = []

    package init(_ columns: Column...) {
        self.columns = columns
    }

    /// Adds a row; an absent cell is shown as a dash, because an empty one could be taken for a fault, and a line break
    /// within one is spelled out, because it would forge a row.
    package mutating func add(_ cells: String?...) {
        rows.append(cells.map { $0.flatMap { $0.isEmpty ? nil : $0.visible } ?? "–" })
    }

    package var text: String {
        let lines = [columns.map(\.title)] + rows
        let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { cells in
            let padded = columns.indices.map { column in
                let filling = String(repeating: " ", count: widths[column] - cells[column].count)
                return columns[column].alignment == .leading ? cells[column] + filling : filling + cells[column]
            }
            return padded.joined(separator: "  ").trimmingTrailingSpaces
        }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
