import HTML
import JSONTree
import VigieClient
import Wording

/// The input of a procedure as a form, made from its schema.
struct ProcedureForm {
    let procedure: ProcedureView
    let resources: [ResourceView]

    private var properties: [(name: String, schema: JSONValue)] {
        (procedure.input["properties"]?.object ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private var required: Set<String> {
        Set(procedure.input["required"]?.array?.compactMap(\.string) ?? [])
    }

    @MarkupBuilder func fields(_ reader: Reader) -> Markup {
        for (name, schema) in properties { field(name, schema, reader) }
        if properties.isEmpty {
            p(.class("note")) { reader.say("It needs no input.", "Elle ne demande rien.") }
        }
    }

    private func field(_ name: String, _ schema: JSONValue, _ reader: Reader) -> Markup {
        let isRequired = required.contains(name)
        return label(.class("field")) {
            span {
                code { name }
                if !isRequired { span(.class("dim")) { reader.say(" (optional)", " (facultatif)") } }
            }
            if let words = schema["enum"]?.array?.compactMap(\.string) {
                choice(name, words, isRequired)
            } else if schema["type"] == "boolean" {
                choice(name, ["true", "false"], isRequired)
            } else if schema["type"] == "string", !candidates(for: name).isEmpty {
                choice(name, candidates(for: name), isRequired)
            } else if schema["type"] == "string" {
                input(.type("text"), .name(name), .required(isRequired), .spellcheck(false), .autocomplete("off"))
            } else if schema["type"] == "integer" {
                input(.type("number"), .name(name), .required(isRequired))
            } else {
                textarea(.name(name), .rows(3), .spellcheck(false), .placeholder("JSON"), .required(isRequired))
            }
        }
    }

    private func choice(_ name: String, _ words: [String], _ isRequired: Bool) -> Markup {
        select(.name(name)) {
            if !isRequired { option(.value("")) {} }
            for word in words { option(.value(word)) { word } }
        }
    }

    /// The resources that a field of that name probably means: `policy` is a `BackupPolicy`.
    private func candidates(for name: String) -> [String] {
        resources.filter { $0.kind.lowercased().hasSuffix(name.lowercased()) }.map(\.name)
    }

    /// What was filled in, as the schema wants it.
    func value(filledIn form: FormValues) throws -> JSONValue {
        var members: [String: JSONValue] = [:]
        for (name, schema) in properties {
            guard let text = form[name] else { continue }
            members[name] = try value(text, schema, name)
        }
        return .object(members)
    }

    private func value(_ text: String, _ schema: JSONValue, _ name: String) throws -> JSONValue {
        switch schema["type"]?.string {
        case "string": return .string(text)
        case "boolean": return .bool(text == "true")
        default:
            guard let value = try? JSONValue(parsing: Array(text.utf8)) else {
                throw Problem(
                    code: "console.bad-input", nature: .usage, title: "That is no JSON.", detail: name,
                    hint: "Texts stand in quotes, lists in brackets.")
            }
            return value
        }
    }
}
