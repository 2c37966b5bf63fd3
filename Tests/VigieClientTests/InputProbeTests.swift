import JSONTree
import Surroundings
import Testing
import VigieChapter
import VigieClient
import VigieEngine
import VigieServer

/// Schemas are found out by asking the types themselves.
@Suite struct InputProbeTests {
    private enum Colour: String, Codable, CaseIterable { case red, blue }

    private struct Inner: Codable {
        let count: Int
        let at: Timestamp
    }

    private struct Sample: Codable {
        let name: String
        let colour: Colour
        let isOn: Bool
        let inner: Inner
        let tags: [String]
        let note: String?
        let anything: JSONValue?
    }

    @Test func `a type's schema says what it reads`() throws {
        let schema = try InputProbe.exactSchema(of: Sample.self)
        #expect(schema["properties"]?["name"] == ["type": "string"])
        #expect(schema["properties"]?["colour"] == ["type": "string", "enum": ["red", "blue"]])
        #expect(schema["properties"]?["tags"] == ["type": "array", "items": ["type": "string"]])
        #expect(schema["properties"]?["inner"]?["properties"]?["at"] == ["type": "string", "format": "date-time"])
        #expect(schema["required"] == ["name", "colour", "isOn", "inner", "tags"])
        #expect(schema["additionalProperties"] == false)
    }

    @Test func `every procedure that is offered can be probed`() throws {
        for type in Parts.all.flatMap(\.procedures) where type.isOffered {
            let schema = try InputProbe.exactSchema(of: type)
            #expect(schema["type"] == "object", "\(type)")
        }
    }

    @Test(arguments: [
        (#"{"policy":"shop","repository":"a","type":"full"}"#, nil),
        (#"{"policy":"shop","repository":"a"}"#, "the input has no 'type'"),
        (#"{"policy":1,"repository":"a","type":"full"}"#, "'policy' has to be a text"),
        (#"{"policy":"shop","repository":"a","type":"whole"}"#, "'type' has to be one of"),
        (#"{"policy":"shop","repository":"a","type":"full","x":1}"#, "the input has an unknown member 'x'"),
        (#"[]"#, "the input has to be an object"),
    ])
    func `an input is held against its schema`(text: String, fault: String?) throws {
        let type = try #require(Parts.all.flatMap(\.procedures).first { $0.name.rawValue == "backup.take" })
        let found = InputCheck.fault(in: try JSONValue(parsing: text), by: InputProbe.schema(of: type), at: "the input")
        #expect(found.map { $0.hasPrefix(fault ?? "!") } ?? (fault == nil), "\(found ?? "nothing")")
    }
}
