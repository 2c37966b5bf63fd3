import KubernetesClient

/// Looks for secrets where everybody can read them. It tells where, and forgets what it saw.
struct PlainSearch {
    private(set) var found: [(place: String, sign: PlainSign)] = []

    mutating func look(at map: ConfigMap) {
        for (key, value) in map.data.sorted(by: { $0.key < $1.key }) {
            let place = "ConfigMap/\(map.name): \(key)"
            guard value.contains(where: \.isNewline) else {
                note(place, PlainSign(name: key, value: value))
                continue
            }
            if let sign = PlainSign(shape: value), sign == .privateKey {
                note(place, sign)
                continue
            }
            for (number, line) in value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .enumerated()
            {
                let (name, text) = Self.setting(line)
                note("\(place) line \(number + 1)", PlainSign(name: name, value: text))
            }
        }
    }

    /// - Parameter consumer: whose pods it makes, such as `Deployment/web`.
    mutating func look(at spec: PodSpec, of consumer: String) {
        for container in spec.containers + spec.initContainers {
            let place = "\(consumer): \(container.name ?? "")"
            for variable in container.env {
                guard let name = variable.name, let value = variable.value else { continue }
                note("\(place) $\(name)", PlainSign(name: name, value: value))
            }
            for (index, argument) in (container.command + container.arguments).enumerated() {
                let (name, text) = Self.setting(argument[...])
                note("\(place) argument \(index + 1)", PlainSign(name: name, value: text))
            }
        }
    }

    private mutating func note(_ place: String, _ sign: PlainSign?) {
        if let sign, !found.contains(where: { $0.place == place }) { found.append((place, sign)) }
    }

    /// The two halves of `name = "value"` or `name: value`.
    private static func setting(_ line: Substring) -> (name: String, value: String) {
        let isEdge: (Character) -> Bool = { $0.isWhitespace || "\"',;-".contains($0) }
        guard let mark = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
            return ("", String(line.trimming(isEdge)))
        }
        let (name, value) = (line[..<mark].trimming(isEdge), line[line.index(after: mark)...].trimming(isEdge))
        // What stands before the `:` of an address is no name.
        return value.hasPrefix("//") ? ("", String(line.trimming(isEdge))) : (String(name), String(value))
    }
}

extension Substring {
    fileprivate func trimming(_ isEdge: (Character) -> Bool) -> Substring {
        var text = drop(while: isEdge)
        while let last = text.last, isEdge(last) { text.removeLast() }
        return text
    }
}
