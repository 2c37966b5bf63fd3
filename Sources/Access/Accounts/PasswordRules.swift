/// What a password has to be: long. What it is made of is its owner's matter.
package enum PasswordRules {
    package static let shortest = 12
    /// Longer ones would only cost time.
    package static let longest = 1024

    package enum Weakness: String, Hashable, Sendable {
        case tooShort
        case tooLong
        case isName
        case isMonotonous
        case isCommon
    }

    /// Why a password is refused, if it is.
    package static func weakness(of password: String, for person: String) -> Weakness? {
        if password.count < shortest { return .tooShort }
        if password.utf8.count > longest { return .tooLong }
        let plain = password.lowercased().filter { $0.isLetter || $0.isNumber }
        let name = person.lowercased().filter { $0.isLetter || $0.isNumber }
        if !name.isEmpty, plain.replacing(name, with: "").count < 5 { return .isName }
        if Set(password).count < 5 || isSequence(plain) { return .isMonotonous }
        if common.contains(where: { plain.replacing($0, with: "").count < 5 }) { return .isCommon }
        return nil
    }

    /// `123456789012`, `abcdefghijkl`: each character the next one.
    private static func isSequence(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map { Int($0.value) }
        let steps = zip(scalars, scalars.dropFirst()).map { $1 - $0 }
        return !steps.isEmpty && steps.count(where: { $0 == 1 || $0 == -9 }) >= steps.count - 1
    }

    /// What people choose who are made to choose something long.
    private static let common = [
        "password", "passw0rd", "motdepasse", "azertyuiop", "qwertyuiop", "qwertzuiop", "1q2w3e4r5t6y", "iloveyou",
        "letmein", "welcome", "administrator", "changeme", "vigie", "correcthorsebatterystaple", "administrateur",
        "jetaime", "bonjour", "superuser", "trustno1",
    ]
}

extension PasswordRules.Weakness {
    package var reason: String {
        switch self {
        case .tooShort: "It has fewer than \(PasswordRules.shortest) characters."
        case .tooLong: "It has more than \(PasswordRules.longest) bytes."
        case .isName: "It is little more than the person's name."
        case .isMonotonous: "It repeats a few characters, or counts."
        case .isCommon: "It is among the first that are tried."
        }
    }
}
