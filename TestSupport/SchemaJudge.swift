package import JSONTree
import Tools

/// What others say of a JSON Schema and of documents in YAML: Python's yaml and jsonschema, which had no part in
/// writing either.
package struct SchemaJudge: Sendable {
    private static let script = """
        import json, sys, yaml
        from jsonschema import Draft202012Validator

        class Loader(yaml.SafeLoader):
            pass

        # JSON has no dates: they stay text.
        Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_str)
        question = json.load(sys.stdin)
        Draft202012Validator.check_schema(question["schema"])
        validator = Draft202012Validator(question["schema"])

        def accepts(text):
            try:
                return validator.is_valid(yaml.load(text, Loader))
            except yaml.YAMLError:
                return False

        json.dump([accepts(text) for text in question["documents"]], sys.stdout)
        """

    package struct Silence: Error {
        package let reason: String
    }

    private let schema: JSONValue

    package init(schema: JSONValue) {
        self.schema = schema
    }

    /// For each document, whether it is YAML that the schema accepts. Throws if the schema itself is none.
    package func accepts(_ documents: [String]) async throws -> [Bool] {
        let question: JSONValue = ["schema": schema, "documents": .array(documents.map { .string($0) })]
        let run = ToolRun(
            Tool(name: "python3", path: DebianPython.path), ["-c", Self.script], input: question.canonical,
            timeout: .seconds(60))
        let result = try await run.perform()
        guard result.succeeded, let answers = try JSONValue(parsing: result.output.bytes).array else {
            throw Silence(reason: result.reason)
        }
        return answers.compactMap(\.bool)
    }
}
