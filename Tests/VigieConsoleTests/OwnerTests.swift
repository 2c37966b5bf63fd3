import Surroundings
import Testing
import VigieConsole
import VigieLedger
import VigiePlan
import VigieReadiness
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

    @Test func `who finds the screen makes no token and takes no passkey away`() async throws {
        let sample = try await SampleConsole.make()
        let token = try #require(sample.formToken)
        let form = "label=lab&role=viewer&days=1"
        for wrong in [form, form + "&current=wrong+password"] {
            #expect(await sample.post("/settings/token", wrong, token: token).status == 422)
        }
        #expect(try await sample.access.tokens.list().isEmpty)
        let present = "&current=correct+horse+orange+stapler"
        #expect(await sample.post("/settings/token", form + present, token: token).status == 200)
        #expect(try await sample.access.tokens.list().map(\.roles) == [.everywhere(.viewer)])
        let removal = await sample.post("/settings/remove-passkey", "id=x", token: token)
        #expect(removal.status == 422 && removal.text.contains("is wrong"))
    }

    @Test func `who has roles in some chapters only can make a token of them`() async throws {
        var sample = try await SampleConsole.make()
        let text = """
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: ada}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: backups}
            spec: {role: operator, chapters: [backups], people: [ada]}
            """
        let policy = AccessPolicy(plan: PlanReader(kinds: CoreKinds.all + AccessPart().kinds).read(text: text).plan)
        let own = Roles(chapters: [.backups: .operator])
        #expect(policy.roles(of: "ada") == own)
        sample.identity = Identity(
            actor: sample.identity.actor, person: "ada", displayName: "Ada", roles: own,
            credential: sample.identity.credential)
        sample.console = Console(
            house: House(access: sample.access, policy: { policy }, isSecure: false, world: .system))
        #expect(await sample.get("/settings").text.contains("<option value=\"own\">"))
        let form = "label=lab&role=own&days=1&current=correct+horse+orange+stapler"
        #expect(await sample.post("/settings/token", form, token: sample.formToken).status == 200)
        #expect(try await sample.access.tokens.list().map(\.roles) == [own])
    }

    @Test func `what comes with a token orders nothing by a form, whatever cookie is beside it`() async throws {
        let sample = try await SampleConsole.make()
        let (form, password) = (try #require(sample.formToken), "current=correct+horse+orange+stapler")
        let made = try await sample.access.tokens.create(
            for: "ada", label: "lab", roles: .everywhere(.viewer), life: .seconds(3600), by: sample.identity,
            under: AccessPolicy(plan: .empty))
        var program = sample
        program.identity = try await sample.access.tokens.authenticate(
            made.text.reveal(), under: AccessPolicy(plan: .empty))
        for target in ["/settings/password", "/settings/second-factor", "/settings/token", "/ledger/checkpoint"] {
            let answer = await program.post(target, password + "&password=nine+lamps+along+the+quay", token: form)
            #expect(answer.status == 403, "\(target)")
            #expect(answer.text.contains("access.unauthenticated"), "\(target)")
        }
        // Nor does one session by the form of another of the same person.
        let other = try await sample.access.signIn.begin(
            "ada", password: Secret("correct horse orange stapler"), from: Visit(), under: AccessPolicy(plan: .empty))
        guard case .done(let opened) = other else { return }
        program.identity = opened.identity
        #expect(await program.post("/ledger/checkpoint", "", token: form).status == 403)
    }

    @Test func `a second factor is not taken away by whoever finds the screen`() async throws {
        let sample = try await SampleConsole.make()
        let token = try #require(sample.formToken)
        let accounts = sample.access.accounts
        let present = "current=correct+horse+orange+stapler"
        for form in [""] {
            #expect(await sample.post("/settings/second-factor", form, token: token).status == 422)
        }
        #expect(try await accounts.begunSecondFactor(of: "ada") == nil)
        let enrolment = await sample.post("/settings/second-factor", present, token: token)
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
