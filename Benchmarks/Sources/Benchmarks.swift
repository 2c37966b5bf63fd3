import Glibc
import JSONTree
import Surroundings

/// Measures one thing and prints one JSON object: `VigieBenchmarks <measurement> <directory> <numbers…>`.
///
/// `Benchmarks/run` calls it beside its peers, and puts the figures together.
@main
struct Benchmarks {
    static func main() async throws {
        var words = CommandLine.arguments.dropFirst()
        guard let name = words.popFirst(), let directory = words.popFirst() else { return usage() }
        let numbers = words.compactMap { Int($0) }
        switch (name, numbers.count) {
        case ("steps", 2): show(try await StepsBenchmark(directory, runs: numbers[0], steps: numbers[1]).run())
        case ("append", 2): show(try await AppendBenchmark(directory, writers: numbers[0], entries: numbers[1]).run())
        case ("verify", 1): show(try await VerifyBenchmark(directory, entries: numbers[0]).run())
        case ("fill", 2): show(try await FillBenchmark(directory, entries: numbers[0], runs: numbers[1]).run())
        default: usage()
        }
    }

    private static func show(_ figures: JSONValue) {
        print(figures.canonicalText)
    }

    private static func usage() {
        print("usage: VigieBenchmarks steps DIRECTORY RUNS STEPS")
        print("       VigieBenchmarks append DIRECTORY WRITERS ENTRIES")
        print("       VigieBenchmarks verify DIRECTORY ENTRIES")
        print("       VigieBenchmarks fill DIRECTORY ENTRIES RUNS")
        exit(2)
    }
}

/// How many there were in how many seconds, and how many a second.
func rate(_ count: Int, in seconds: Double, as name: String) -> JSONValue {
    [
        name: .integer(Int64(count)), "seconds": .number(seconds),
        "\(name)PerSecond": .number(Double(count) / seconds),
    ]
}

/// How long a piece of work took, in seconds.
func seconds(_ work: () async throws -> Void) async throws -> Double {
    let clock = SystemWallClock()
    let begin = clock.elapsed()
    try await work()
    return (clock.elapsed() - begin).inSeconds
}
