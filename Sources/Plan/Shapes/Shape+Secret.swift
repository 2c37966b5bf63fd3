import JSONTree

extension Shape where Value == SecretReference {
    /// Where a secret is kept: `{fromEnv: NAME}` or `{fromFile: /path}`. The secret itself is refused, and neither
    /// repeated nor shown.
    package static var secret: Shape<SecretReference> {
        let written = oneKeyOf(
            .key("fromEnv", .environmentName, "The environment variable that holds the secret.") { .fromEnv($0) },
            .key("fromFile", .path, "The file that holds the secret.") { .fromFile($0) })
        var shape = Shape(
            expected: "a reference to a secret", example: "{fromEnv: SHOP_PASSWORD}", schema: written.schema,
            placeholder: written.placeholder, write: { _ in nil },
            read: { node, reading in
                guard case .scalar = node.content, !node.isEmpty else { return written.read(node, reading) }
                reading.conceal(node.mark)
                reading.note(
                    "plan.secret-in-clear", "\(reading.place) holds a secret in clear text", at: node.mark,
                    hint: "keep it out of the plan: write {fromEnv: NAME} or {fromFile: /path}, and change the secret, "
                        + "for it may be in your history")
                return nil
            })
        shape.isSecret = true
        return shape
    }
}

extension Shape where Value == String {
    /// The name of an environment variable.
    package static var environmentName: Shape<String> {
        parsed(
            "the name of an environment variable", example: "SHOP_PASSWORD", pattern: "^[A-Za-z_][A-Za-z0-9_]*$",
            placeholder: ""
        ) {
            text in
            let isName = text.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || Character(Unicode.Scalar(byte)).isLetter || (48...57).contains(byte)
            }
            guard isName, text.first?.isNumber == false else {
                throw ShapeProblem("is not the name of an environment variable", hint: "use letters, digits and _")
            }
            return text
        } write: {
            .string($0)
        }
    }
}
