import JSONTree
import Surroundings
import VigieAccess
import VigieClient

/// One request to an endpoint, read and checked against what the endpoint declares.
struct Call: Sendable {
    /// Of the path and the query; more than one value where the parameter may be repeated.
    let values: [String: [String]]
    let headers: [String: String]
    let body: JSONValue?
    /// Answers on behalf of whoever asks.
    let client: any Client

    func text(_ name: String) -> String? {
        values[name]?.first
    }

    func required(_ name: String) throws(APIError) -> String {
        guard let text = text(name) else { throw .badParameter(name, reason: "it is missing") }
        return text
    }

    func integer(_ name: String) throws(APIError) -> Int64? {
        guard let text = text(name) else { return nil }
        guard let number = Int64(text), text.first != "+" else {
            throw .badParameter(name, reason: "it has to be a whole number")
        }
        return number
    }

    func instant(_ name: String) throws(APIError) -> Timestamp? {
        guard let text = text(name) else { return nil }
        guard let instant = Timestamp(rfc3339: text) else {
            throw .badParameter(name, reason: "it has to be an instant such as 2026-11-01T14:00:00Z")
        }
        return instant
    }

    func word<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type, _ text: String, of name: String
    ) throws(APIError) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badParameter(name, reason: "it has to be one of \(known)")
        }
        return word
    }

    /// The body, as a type.
    func body<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        guard let body else { throw APIError.badBody(reason: "There is none.") }
        do {
            return try body.decoded(as: type)
        } catch {
            throw APIError.badBody(reason: "It could not be read.")
        }
    }
}
