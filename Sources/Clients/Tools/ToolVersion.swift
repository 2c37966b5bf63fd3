/// The numbers of a version, compared one by one: 2.9 comes before 2.45.
package struct ToolVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let numbers: [Int]

    package init(_ numbers: Int...) {
        self.numbers = numbers
    }

    /// Reads `15.18`, `2.45`, `3.0.9-rc1`; `nil` if the text does not begin with a number.
    package init?(_ text: some StringProtocol) {
        var numbers: [Int] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let digits = part.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits) else { break }
            numbers.append(number)
            guard digits.count == part.count else { break }
        }
        guard !numbers.isEmpty else { return nil }
        self.numbers = numbers
    }

    /// The first word of a text that looks like a version.
    init?(firstIn text: String) {
        let words = text.split { $0.isWhitespace || $0 == "," || $0 == "(" || $0 == ")" }
        let candidates = words.map { $0.first == "v" ? $0.dropFirst() : $0 }
        guard
            let word = candidates.first(where: { $0.first?.isNumber == true && $0.contains(".") }),
            let version = ToolVersion(word)
        else { return nil }
        self = version
    }

    package static func < (left: ToolVersion, right: ToolVersion) -> Bool {
        for index in 0..<max(left.numbers.count, right.numbers.count) {
            let (mine, other) = (left.number(at: index), right.number(at: index))
            if mine != other { return mine < other }
        }
        return false
    }

    private func number(at index: Int) -> Int {
        index < numbers.count ? numbers[index] : 0
    }

    package var description: String {
        numbers.map(String.init).joined(separator: ".")
    }
}
