import ArgumentParser
import TerminalOutput
import VigieAccess
import VigiePlan
import Wording

/// Where a password comes from: the terminal, or a file. Never the command line, which others can read.
struct PasswordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file with the password, for where there is no terminal to type it at.", valueName: "file"))
    var passwordFile: String?

    func read(for person: String) throws -> Secret {
        let secret = try passwordFile.map(Self.file) ?? typed(for: person)
        if let weakness = PasswordRules.weakness(of: secret.reveal(), for: person) {
            throw AccessError.weakPassword(weakness)
        }
        return secret
    }

    private static func file(_ path: String) throws -> Secret {
        let resolver = SecretResolver(environment: [:])
        if let warning = resolver.warning(about: .fromFile(path)) {
            Terminal.note("warning: \(warning.title) \(warning.detail ?? "")")
        }
        return try resolver.resolve(.fromFile(path))
    }

    private func typed(for person: String) throws -> Secret {
        let first = try SecretPrompt.ask("Password for \(person): ")
        guard try SecretPrompt.ask("Once more: ").reveal() == first.reveal() else {
            throw Problem(code: "usage.passwords-differ", nature: .usage, title: "The two passwords differ.")
        }
        return first
    }
}
