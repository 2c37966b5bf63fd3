import JSONTree

extension Shape where Value == SecretReference {
    /// Where a secret is kept: `{fromEnv: NAME}` or `{fromFile: /path}`. The secret itself is refused; it, and whatever
    /// else may be one, is neither repeated nor shown.
    package static var secret: Shape<SecretReference> {
        let written = oneKeyOf(
            .key("fromEnv", .environmentName, "The environment variable that holds the secret.") { .fromEnv($0) },
            .key("fromFile", .secretFile, "The file that holds the secret.") { .fromFile($0) })
        var shape = Shape(
            expected: "a reference to a secret", example: { "{fromEnv: SHOP_PASSWORD}" }, schema: written.schema,
            standIn: written.standIn, write: { _ in nil },
            read: { node, reading in
                guard case .scalar = node.content, !node.isEmpty else {
                    let reference = written.read(node, reading)
                    if reference == nil { reading.conceal(valuesOf: node) }
                    return reference
                }
                reading.conceal(node.mark)
                reading.note(
                    "plan.secret-in-clear", "\(reading.place) holds a secret in clear text", at: node.mark.start,
                    hint: "write {fromEnv: NAME} or {fromFile: /path}; and change the secret, for it may be in your "
                        + "repository's history")
                return nil
            })
        shape.isSecret = true
        return shape
    }
}

extension Shape where Value == String {
    private static var environmentName: Shape<String> {
        parsed(
            "the name of an environment variable", example: "SHOP_PASSWORD", pattern: "^[A-Za-z_][A-Za-z0-9_]*$",
            isConfidential: true, standIn: ""
        ) { text in
            let isName = text.unicodeScalars.allSatisfy { scalar in
                scalar == "_"
                    || (scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil))
            }
            guard isName, text.first?.isNumber == false else {
                throw ShapeProblem("is not the name of an environment variable", hint: "use letters, digits and _")
            }
            return text
        } write: {
            .string($0)
        }
    }

    private static var secretFile: Shape<String> {
        parsed(
            "an absolute path", example: "/run/secrets/password", pattern: "^/[^\(Steering.characters)]*$",
            isConfidential: true,
            standIn: "/"
        ) { text in
            guard text.hasPrefix("/"), !text.contains(where: \.isNewline) else {
                throw ShapeProblem("is not an absolute path", hint: "begin it with /")
            }
            try Steering.refuse(in: text)
            return text
        } write: {
            .string($0)
        }
    }
}

extension Reading {
    /// Hides all values in a part of the document.
    fileprivate func conceal(valuesOf node: SourceNode) {
        switch node.content {
        case .scalar: conceal(node.mark)
        case .mapping(let entries): for entry in entries { conceal(valuesOf: entry.value) }
        case .sequence(let items): for item in items { conceal(valuesOf: item) }
        }
    }
}
