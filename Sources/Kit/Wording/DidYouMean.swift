/// Finds the word that was probably meant.
package enum DidYouMean {
    /// The candidate nearest to `word`, if one is near enough to be a slip of the fingers; the first of equals.
    ///
    /// Near enough is one slip in each three letters: a letter too many, too few, wrong, or two neighbours swapped.
    package static func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
        let typed = Array(word.lowercased().unicodeScalars)
        var best: (word: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let known = Array(candidate.lowercased().unicodeScalars)
            let allowed = max(1, max(typed.count, known.count) / 3)
            let bound = min(allowed, (best?.distance ?? .max) - 1)
            guard bound >= 0, abs(typed.count - known.count) <= bound else { continue }
            let distance = slips(from: typed, to: known)
            if distance <= bound { best = (candidate, distance) }
        }
        return best?.word
    }

    /// The edit distance that counts a swap of neighbours as one (optimal string alignment).
    static func slips(from left: [Unicode.Scalar], to right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, leftScalar) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for (column, rightScalar) in right.enumerated() {
                let substitution = last[column] + (leftScalar == rightScalar ? 0 : 1)
                var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, leftScalar == right[column - 1], left[row - 1] == rightScalar {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
