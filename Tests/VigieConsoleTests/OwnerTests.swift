import Testing
import VigieConsole
import VigieLedger
import VigiePlan
import VigieStore

@testable import VigieAccess

/// What somebody may do to their own account from a browser that is signed in.
@Suite struct OwnerTests {
    @Test func `what changes an account takes the password again`() async throws {
        let sample = try await SampleConsole.make()
        let token = try #require(sample.formToken)
        for (target, form) in [
            ("/settings/password", "current=wrong-password-here&password=nine+lamps+along+the+quay"),
            ("/settings/password", "password=nine+lamps+along+the+quay"),
        ] {
            let response = await sample.post(target, form, token: token)
            #expect(response.status == 422)
            #expect(response.text.contains("is wrong"))
        }
        let right = "current=correct+horse+orange+stapler&password=nine+lamps+along+the+quay"
        #expect(await sample.post("/settings/password", right, token: token).status == 303)
    }

    @Test func `a second factor is not taken away by whoever finds the screen`() async throws {
        let sample = try await SampleConsole.make()
        let token = try #require(sample.formToken)
        let accounts = sample.access.accounts
        let enrolment = await sample.post("/settings/second-factor", "", token: token)
        #expect(enrolment.status == 200)
        #expect(enrolment.text.contains("class=\"qr-code\""))
        let secret = try #require(try await accounts.begunSecondFactor(of: "ada")).secret.reveal()
        #expect(enrolment.text.contains(String(secret.prefix(4)) + " "))
        let wrong = await sample.post("/settings/confirm-factor", "code=000000", token: token)
        #expect(wrong.status == 422)
        #expect(wrong.text.contains(String(secret.prefix(4)) + " "), "the same secret, to try again")
        let step = OneTimeCode.step(at: SampleClient.now)
        let code = OneTimeCode.code(key: Base32.decode(secret), step: step)
        #expect(await sample.post("/settings/confirm-factor", "code=\(code)", token: token).status == 200)
        for form in ["do=remove", "do=remove&current=wrong+password", "", "current=wrong+password"] {
            #expect(await sample.post("/settings/second-factor", form, token: token).status == 422, "\(form)")
        }
        #expect(try await accounts.find("ada")?.hasSecondFactor == true)
        let right = "do=remove&current=correct+horse+orange+stapler"
        #expect(await sample.post("/settings/second-factor", right, token: token).status == 303)
        #expect(try await accounts.find("ada")?.hasSecondFactor == false)
    }
}
