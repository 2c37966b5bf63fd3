package import JSONTree

extension PlanReader {
    /// The JSON Schema (2020-12) of a document of the plan, for editors.
    package func schema() -> JSONValue {
        var definitions: [String: JSONValue] = [:]
        var cases: [JSONValue] = []
        for kind in kinds {
            let spec = ObjectSchema(of: kind)
            definitions[kind.kind] = spec.json.described(kind.summary)
            var consequence: [String: JSONValue] = [
                "properties": ["spec": ["$ref": .string("#/$defs/\(kind.kind)")]]
            ]
            if !spec.mayBeEmpty { consequence["required"] = ["spec"] }
            cases.append([
                "if": ["properties": ["kind": ["const": .string(kind.kind)]], "required": ["kind"]],
                "then": .object(consequence),
            ])
        }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "https://vigie.dev/schema/v1.json",
            "title": "A resource of a Vigie plan",
            "type": "object",
            "required": ["apiVersion", "kind", "metadata"],
            "additionalProperties": false,
            "properties": [
                "apiVersion": [
                    "const": .string(Envelope.apiVersion), "description": .string(Envelope.apiVersionSummary),
                ],
                "kind": [
                    "enum": .array(kinds.map { .string($0.kind) }), "description": .string(Envelope.kindSummary),
                ],
                "metadata": ObjectSchema(of: Metadata.self).json.described(Envelope.metadataSummary),
                "spec": ["description": .string(Envelope.specSummary)],
            ],
            "allOf": .array(cases),
            "$defs": .object(definitions),
        ]
    }
}
