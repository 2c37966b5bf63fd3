/// For how long nobody was seen, by what single looks say.
///
/// It begins with the first look that saw nobody: what was before it, and what was while a look took long, nobody knows.
package struct QuietTime: Sendable {
    private var since: Duration?

    package init() {}

    /// Takes a look into account.
    /// - Parameters:
    ///   - asked: when the look began, on a clock that only goes forward.
    ///   - answered: when its answer was there.
    /// - Returns: for how long it has been quiet; `nil` while somebody is there.
    package mutating func saw(_ sessions: Int, asked: Duration, answered: Duration) -> Duration? {
        guard sessions == 0 else {
            since = nil
            return nil
        }
        let begin = since ?? answered
        since = begin
        return max(.zero, asked - begin)
    }
}
