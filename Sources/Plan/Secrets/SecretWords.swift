/// Guesses from a field's name that its value is a secret, where the plan itself does not say so: in a field that does
/// not exist, or in a line that could not be read.
enum SecretWords {
    private static let words = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "apikey", "api_key", "api-key",
        "privatekey", "private_key", "private-key", "accesskey", "access_key", "access-key", "motdepasse",
        "mot_de_passe",
        "pgpass", "cipher", "encryptionkey",
    ]

    static func mayName(_ field: some StringProtocol) -> Bool {
        let lowered = field.lowercased()
        return words.contains { lowered.contains($0) }
    }
}
