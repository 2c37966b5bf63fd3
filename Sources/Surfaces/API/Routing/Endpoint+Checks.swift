import JSONTree
import VigieClient

extension Endpoint {
    /// The values of a request's parameters, held against what the endpoint declares.
    func values(
        path: [String: String], query: [(name: String, value: String)], headers: [String: String]
    ) throws(APIError) -> [String: [String]] {
        var values = path.mapValues { [$0] }
        let known = parameters.filter { $0.place == .query }
        for (name, value) in query {
            guard let parameter = known.first(where: { $0.name == name }) else {
                throw .unknownParameter(name, known: known.map(\.name))
            }
            guard parameter.isRepeated || values[name] == nil else {
                throw .badParameter(name, reason: "it may be given once")
            }
            values[name, default: []].append(value)
        }
        for parameter in parameters where parameter.place == .header {
            if let value = headers[parameter.name.lowercased()] { values[parameter.name] = [value] }
        }
        for parameter in parameters {
            for value in values[parameter.name] ?? [] {
                if let reason = parameter.fault(in: value) { throw .badParameter(parameter.name, reason: reason) }
            }
        }
        return values
    }

    /// - Throws: when the body is not what the endpoint declares.
    func check(_ value: JSONValue?) throws(APIError) {
        guard let schema = body else { return }
        guard let value else { throw .badBody(reason: "There is none.") }
        if let fault = InputCheck.fault(in: value, by: schema, at: "the body") { throw .badBody(reason: fault + ".") }
    }
}

extension Parameter {
    /// What is wrong with a value, if anything is.
    fileprivate func fault(in text: String) -> String? {
        switch schema["type"]?.string {
        case "integer":
            guard let number = Int64(text), text.first != "+", text.first != "-" || number < 0 else {
                return "it has to be a whole number"
            }
            let (least, most) = (schema["minimum"]?.integer ?? .min, schema["maximum"]?.integer ?? .max)
            return least <= number && number <= most ? nil : "it has to be from \(least) to \(most)"
        case "boolean": return text == "true" || text == "false" ? nil : "it has to be true or false"
        default: return textFault(in: text)
        }
    }

    private func textFault(in text: String) -> String? {
        if let words = schema["enum"]?.array?.compactMap(\.string), !words.contains(text) {
            return "it has to be one of \(words.joined(separator: ", "))"
        }
        let length = text.unicodeScalars.count
        let (least, most) = (schema["minLength"]?.integer ?? 0, schema["maxLength"]?.integer ?? .max)
        guard least <= length, length <= most else { return "it has to have \(least) to \(most) characters" }
        if let pattern = schema["pattern"]?.string, let form = try? Regex(pattern),
            (try? form.wholeMatch(in: text)) == nil
        {
            return "it has not the form \(pattern)"
        }
        return nil
    }
}
