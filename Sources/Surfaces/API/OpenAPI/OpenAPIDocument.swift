import JSONTree
import VigieClient
import Wording

/// The OpenAPI 3.1 document of a route table.
struct OpenAPIDocument {
    let endpoints: [Endpoint]
    let procedures: [ProcedureView]
    let version: String

    var json: JSONValue {
        var paths: [String: JSONValue] = [:]
        for endpoint in endpoints {
            var operations = paths[endpoint.path]?.object ?? [:]
            operations[endpoint.method.rawValue.lowercased()] = operation(endpoint)
            paths[endpoint.path] = .object(operations)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Vigie", "version": .string(version),
                "description": "Everything that can be asked of a Vigie and told it. Errors are problem+json.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": ["Problem": Self.problem],
                "responses": [
                    "Problem": [
                        "description": "What is wrong, and what to do.",
                        "content": [
                            "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                        ],
                    ]
                ],
            ],
        ]
    }

    private static let problem: JSONValue = [
        "type": "object",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "code": ["type": "string"], "nature": ["type": "string"], "detail": ["type": "string"],
            "hint": ["type": "string"],
        ],
        "required": ["type", "title", "status", "code", "nature"],
        "additionalProperties": false,
    ]

    private func operation(_ endpoint: Endpoint) -> JSONValue {
        var members: [String: JSONValue] = [
            "operationId": .string(endpoint.name), "summary": .string(endpoint.summary),
            "tags": [.string(endpoint.tag)], "responses": responses(endpoint),
            "security": endpoint.door == .open ? [] : [["token": []]],
        ]
        if !endpoint.parameters.isEmpty { members["parameters"] = .array(endpoint.parameters.map(parameter)) }
        if let body = body(of: endpoint) {
            members["requestBody"] = ["required": true, "content": ["application/json": ["schema": body]]]
        }
        return .object(members)
    }

    private func parameter(_ parameter: Parameter) -> JSONValue {
        let schema: JSONValue =
            parameter.isRepeated ? ["type": "array", "items": parameter.schema] : parameter.schema.anchored
        return [
            "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
            "required": .bool(parameter.isRequired), "description": .string(parameter.summary), "schema": schema,
        ]
    }

    /// What starts a run depends on what there is to be run.
    private func body(of endpoint: Endpoint) -> JSONValue? {
        guard endpoint.name == "startRun", !procedures.isEmpty else { return endpoint.body }
        return [
            "oneOf": .array(
                procedures.map { procedure in
                    [
                        "type": "object", "title": .string(procedure.title.en),
                        "properties": ["procedure": ["const": .string(procedure.name)], "input": procedure.input],
                        "required": ["procedure", "input"], "additionalProperties": false,
                    ]
                })
        ]
    }

    private func responses(_ endpoint: Endpoint) -> JSONValue {
        let problem: JSONValue = ["$ref": "#/components/responses/Problem"]
        var responses: [String: JSONValue] = ["default": problem]
        switch endpoint.outcome {
        case .json(let status, let schema):
            responses[String(status)] = [
                "description": "The answer.", "content": ["application/json": ["schema": schema]],
            ]
        case .events:
            responses["200"] = [
                "description": "Events, one after the other; each one's data is JSON with its `type`.",
                "content": ["text/event-stream": ["schema": ["type": "string"]]],
            ]
        case .text(let type):
            let text: JSONValue = [
                "description": "The answer.", "content": [.init(type): ["schema": ["type": "string"]]],
            ]
            responses["200"] = text
            if endpoint.name == "ready" { responses["503"] = text }
        }
        return .object(responses)
    }
}

extension JSONValue {
    /// A schema's pattern, said to be of the whole text: JSON Schema would be content with a part.
    fileprivate var anchored: JSONValue {
        guard case .object(var members) = self, let pattern = members["pattern"]?.string, !pattern.hasPrefix("^")
        else { return self }
        members["pattern"] = .string("^\(pattern)$")
        return .object(members)
    }
}
