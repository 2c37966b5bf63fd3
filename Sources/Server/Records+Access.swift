import FoundationEssentials
import Tools
package import VigieAccess
import VigiePlan

extension Records {
    /// The door, as the command line opens it.
    package var access: Access {
        Access(
            store: store, ledger: ledger, world: world, keys: directory.keys,
            secrets: SecretResolver(environment: ProcessInfo.processInfo.environment))
    }

    /// Who sits before the command line: for what is recorded, under a pseudonym.
    package func commandLine() async throws -> Identity {
        try await access.commandLine(as: Person.name)
    }
}
