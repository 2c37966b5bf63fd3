import Testing
import VigieAccess
import VigieReadiness
import VigieTestSupport

@Suite struct PolicyTests {
    @Test(arguments: [
        (Role.viewer, [true, true, false, false, false]), (.operator, [true, true, true, false, false]),
        (.approver, [true, true, true, true, false]), (.admin, [true, true, true, true, true]),
    ])
    func `each role may do what those before it may, and no more`(role: Role, expected: [Bool]) {
        let actions: [Action] = [.enter, .read(), .operate(), .approve(), .administer()]
        #expect(actions.map { Roles.everywhere(role).decide($0).isAllowed } == expected)
        #expect(!Roles.none.decide(.enter).isAllowed)
    }

    @Test func `a role in a chapter is one in that chapter alone`() {
        var roles = Roles.none
        roles.grant(.approver, in: [.backups])
        #expect(roles.decide(.approve(.backups)).isAllowed)
        #expect(roles.decide(.enter).isAllowed)
        #expect(roles.decide(.approve(.secrets)) == .refused(needs: .approver, has: nil))
        #expect(roles.decide(.read()) == .refused(needs: .viewer, has: nil))
        #expect(roles.decide(.administer(.backups)) == .refused(needs: .admin, has: .approver))
    }

    @Test func `teams give what their members are given, and roles add up`() {
        let policy = AccessPolicy.reading(
            """
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: ada}
            ---
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: grace}
            ---
            apiVersion: vigie.dev/v1
            kind: Team
            metadata: {name: ops}
            spec: {members: [ada, grace]}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: everybody-looks}
            spec: {role: viewer, teams: [ops]}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: ada-approves}
            spec: {role: approver, people: [ada], chapters: [backups, recovery]}
            """)
        #expect(policy.roles(of: "ada").description == "viewer, backups: approver, recovery: approver")
        #expect(policy.roles(of: "grace").description == "viewer")
        #expect(policy.roles(of: "mallory").isEmpty)
        #expect(policy.grants.count == 3)
    }

    @Test func `the founder is admin until the plan says who is`() {
        #expect(AccessPolicy.silent.roles(of: "ada", isFounder: true) == .everywhere(.admin))
        #expect(AccessPolicy.silent.roles(of: "ada", isFounder: false).isEmpty)
        #expect(AccessPolicy.of(["grace": .viewer]).roles(of: "ada", isFounder: true).isEmpty)
    }

    /// Whatever is granted, a limit is never exceeded, and what is written is read back.
    @Test(arguments: 0..<200 as Range<UInt64>) func `what two allow, neither forbids`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        func some() -> Roles {
            var roles = Roles.none
            for _ in 0..<random.int(in: 0..<5) {
                let places = random.chance(0.3) ? nil : [random.pick(ChapterName.allCases)]
                roles.grant(random.pick(Role.allCases), in: places)
            }
            return roles
        }
        let (one, other) = (some(), some())
        let both = one.limited(to: other)
        #expect(Roles(one.description) == one)
        #expect(both == other.limited(to: one))
        #expect(one.limited(to: one) == one)
        let places: [ChapterName?] = [nil] + ChapterName.allCases.map(Optional.some)
        for place in places {
            for action in [Action.read(place), .operate(place), .approve(place), .administer(place)] {
                let allowed = both.decide(action).isAllowed
                #expect(allowed == (one.decide(action).isAllowed && other.decide(action).isAllowed))
            }
        }
    }
}
