import Quantities
package import VigiePlan

/// Access that nobody has, and somebody can get for a while when it burns.
package struct EmergencyAccess: ResourceSpec {
    package static let kind = "EmergencyAccess"
    package static let summary = "Access that nobody has, and that people can get for a while in an emergency."

    package let displayName: String?
    package let who: EmergencyPeople
    package let grants: EmergencyGrant
    package let longest: Duration
    package let approval: EmergencyApproval?
    package let review: EmergencyReview
    package let exercise: Duration

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        who = fields.required("who", .object(EmergencyPeople.self), "Who may ask for it.")
        grants = fields.required("grants", .emergencyGrant, "What they get.")
        longest = fields.optional(
            "longest", .duration, default: .seconds(4 * 3600), "For how long at most; it ends by itself.")
        approval = fields.optional(
            "approval", .object(EmergencyApproval.self),
            "Who has to agree first. Without it one person alone gets in, and all the more has to be reviewed.")
        review = fields.optional(
            "review", .object(EmergencyReview.self), default: EmergencyReview(),
            "How it is looked at afterwards; until then nobody gets in again.")
        exercise = fields.optional(
            "exercise", .duration, default: .seconds(183 * 86_400), "How often it is to be practised.")
        let (longest, grants) = (longest, grants)
        if case .kubernetes = grants {
            fields.refuse(
                when: longest < .seconds(600), at: "longest", code: "emergency.too-short",
                "a token of Kubernetes is good for ten minutes at least", hint: "write 10m or more")
        }
        fields.refuse(
            when: longest > .seconds(7 * 86_400), at: "longest", code: "emergency.too-long",
            "access for \(longest.quantity) is no emergency", hint: "write 7d at most; it can be asked for again")
    }

    /// People and teams that the plan does not have, approvals that nobody can give.
    package static func check(_ plan: Plan) -> [Diagnostic] {
        plan.all(EmergencyAccess.self).flatMap { access in
            EmergencyCheck(access: access, plan: plan).diagnostics
        }
    }
}

/// People, by name or by team.
package struct EmergencyPeople: PlanObject {
    package let people: [String]
    package let teams: [String]

    package init(from fields: inout Fields) {
        people = fields.optional("people", .list(of: .string), default: [], "Each a Person of the plan.")
        teams = fields.optional("teams", .list(of: .string), default: [], "Each a Team of the plan.")
    }

    /// Everybody meant, each once.
    package func names(in plan: Plan) -> Set<String> {
        // Who people are is another part's; the text of the plan says who belongs to a team.
        let members = plan.outlines.filter { $0.kind == "Team" && teams.contains($0.name) }.flatMap(\.refersTo)
        let prefix = "Person/"
        return Set(people + members.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
    }
}

/// Who has to agree before access is given.
package struct EmergencyApproval: PlanObject {
    package let quorum: Int
    package let by: EmergencyPeople
    package let patience: Duration

    package init(from fields: inout Fields) {
        quorum = fields.optional("quorum", .integer(1...10), default: 1, "How many different people.")
        by = fields.required("by", .object(EmergencyPeople.self), "Who may agree; never whoever asked.")
        patience = fields.optional(
            "patience", .duration, default: .seconds(3600), "How long a request waits for them.")
    }
}

/// How access is looked at afterwards.
package struct EmergencyReview: PlanObject {
    package let within: Duration
    package let requesterMayReview: Bool

    package init() {
        within = .seconds(3 * 86_400)
        requesterMayReview = false
    }

    package init(from fields: inout Fields) {
        within = fields.optional("within", .duration, default: Self().within, "How soon after its end.")
        requesterMayReview = fields.optional(
            "byRequester", .bool, default: false, "Whether whoever asked may review it: for who works alone.")
    }
}
