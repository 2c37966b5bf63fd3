import ArgumentParser

/// The option that every command with a result has.
struct OutputOptions: ParsableArguments {
    @Option(name: [.customShort("o"), .customLong("output")], help: "How to write the result: table, json or yaml.")
    var format = OutputFormat.table
}
