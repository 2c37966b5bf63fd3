import FoundationEssentials
import VigieEngine
import VigiePlan

extension SecretFields {
    /// Takes the values out of whatever a run says from now on, also as a cluster writes them; a user's name is no
    /// secret, nor is a certificate.
    func conceal(in context: StepContext) {
        for (name, value) in reveal() where !Self.open.contains(name) && value.count > 3 {
            context.conceal(value)
            context.conceal(Data(value.utf8).base64EncodedString())
        }
    }

    private static let open: Set = ["user", "certificate", "authority"]
}
