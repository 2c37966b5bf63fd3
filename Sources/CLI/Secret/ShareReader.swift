import DurableFiles
import ShamirSharing
import TerminalOutput
import Wording

/// Takes shares from people who have a sheet of paper in their hands.
struct ShareReader {
    /// Reads from standard input until there are enough. At a terminal a mistake is told and the line taken again.
    func read() throws -> [Share] {
        Terminal.note("Type the words of a share, on as many lines as you like. An empty line ends.")
        var (shares, begun) = ([Share](), "")
        while let line = readLine() {
            if line.allSatisfy(\.isWhitespace) {
                if begun.isEmpty, !shares.isEmpty { break }
                if !begun.isEmpty { _ = try Share(begun) }
                continue
            }
            do {
                shares.append(try checked(Share(begun + "\n" + line), beside: shares))
                begun = ""
            } catch ShareError.incomplete {
                begun += "\n" + line
                continue
            } catch let error as ShareError {
                guard Terminal.isInteractive else { throw error }
                Terminal.note("\(error.problem.title) \(error.problem.detail ?? "") Type that line again.")
                continue
            }
            guard let last = shares.last, shares.count < last.threshold else { break }
            Terminal.note("Share \(last.number) of \(last.count) is read; \(last.threshold - shares.count) more.")
        }
        if !begun.isEmpty { shares.append(try Share(begun)) }
        return shares
    }

    static func file(_ path: String) throws -> Share {
        guard let bytes = try DurableFile.read(path) else {
            throw Problem(code: "usage.no-file", nature: .usage, title: "There is no such file.", detail: path)
        }
        return try Share(String(decoding: bytes, as: UTF8.self))
    }

    /// Tells at once what would be told at the end: a share of another set, or one that is there already.
    private func checked(_ share: Share, beside others: [Share]) throws -> Share {
        guard let first = others.first else { return share }
        guard first.set == share.set else { throw ShareError.mixed(sets: [first.set, share.set]) }
        if others.contains(where: { $0.number == share.number }) { throw ShareError.twice(number: share.number) }
        return share
    }
}
