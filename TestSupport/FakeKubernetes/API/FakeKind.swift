import JSONTree

/// A kind of object that the fake keeps, or a part of one.
struct FakeKind: Hashable, Sendable {
    let group: String
    let version: String
    /// `deployments`, `deployments/scale`.
    let plural: String
    let kind: String
    let singular: String
    let isNamespaced: Bool
    let verbs: [String]
    let shortNames: [String]
    let categories: [String]
    /// Where the kind of a part is not of its object's group.
    let kindGroup: String?
    let kindVersion: String?

    /// Where its objects are kept: `apps/deployments`.
    var store: String { "\(group)/\(plural)" }
    var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
    /// As messages name it: `deployments.apps`.
    var qualified: String { group.isEmpty ? plural : "\(plural).\(group)" }
    /// Which schema describes it.
    var schemaName: String { "\(apiVersion)/\(kind)" }

    func details(_ name: String?) -> JSONValue {
        var details: [String: JSONValue] = ["kind": .string(plural)]
        if let name { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        return .object(details)
    }
}

extension FakeKind {
    init?(_ json: JSONValue) {
        guard let plural = json["plural"]?.string, let kind = json["kind"]?.string else { return nil }
        func texts(_ name: String) -> [String] { (json[name]?.array ?? []).compactMap(\.string) }
        self.init(
            group: json["group"]?.string ?? "", version: json["version"]?.string ?? "v1", plural: plural, kind: kind,
            singular: json["singular"]?.string ?? "", isNamespaced: json["namespaced"]?.bool ?? true,
            verbs: texts("verbs"), shortNames: texts("shortNames"), categories: texts("categories"),
            kindGroup: json["kindGroup"]?.string, kindVersion: json["kindVersion"]?.string)
    }

    /// The kind that a definition adds.
    static func defined(by definition: JSONValue) -> [FakeKind] {
        guard let spec = definition["spec"], let names = spec["names"], let plural = names["plural"]?.string,
            let kind = names["kind"]?.string, let group = spec["group"]?.string
        else { return [] }
        let verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
        return (spec["versions"]?.array ?? []).flatMap { version -> [FakeKind] in
            guard version["served"]?.bool ?? true, let name = version["name"]?.string else { return [] }
            let shortNames = (names["shortNames"]?.array ?? []).compactMap(\.string)
            func make(_ plural: String, _ verbs: [String]) -> FakeKind {
                FakeKind(
                    group: group, version: name, plural: plural, kind: kind,
                    singular: names["singular"]?.string ?? kind.lowercased(),
                    isNamespaced: spec["scope"]?.string == "Namespaced", verbs: verbs, shortNames: shortNames,
                    categories: [], kindGroup: nil, kindVersion: nil)
            }
            let status =
                version["subresources"]?["status"] == nil ? [] : [make("\(plural)/status", ["get", "patch", "update"])]
            return [make(plural, verbs)] + status
        }
    }
}
