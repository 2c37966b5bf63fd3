import VigiePlan

/// People of a plan who could be taken for one another when they sign in.
struct PeopleApart {
    private let people: [Resource<Person>]

    init(plan: Plan) {
        people = plan.all(Person.self).sorted { $0.position < $1.position }
    }

    var diagnostics: [Diagnostic] {
        emails + identities
    }

    private var emails: [Diagnostic] {
        var first: [String: Resource<Person>] = [:]
        return people.compactMap { person in
            guard let email = person.spec.email else { return nil }
            guard let other = first.updateValue(first[email.lowercased()] ?? person, forKey: email.lowercased()) else {
                return nil
            }
            return .error(
                "access.same-email", "'\(other.name)' and '\(person.name)' have the same e-mail address",
                at: person.position(of: "email"), hint: "an address is one person's; remove it from one of them",
                related: [Diagnostic.Related("given here first", at: other.position(of: "email"))])
        }
    }

    private var identities: [Diagnostic] {
        var first: [String: (person: Resource<Person>, place: SourcePosition)] = [:]
        var found: [Diagnostic] = []
        for person in people {
            for (index, identity) in person.spec.identities.enumerated() {
                let place = person.position(of: "identities.\(index).subject")
                let key = "\(identity.provider.name)\n\(identity.subject)"
                if let other = first[key] {
                    found.append(
                        .error(
                            "access.same-subject",
                            other.person.name == person.name
                                ? "'\(person.name)' has the same subject twice"
                                : "'\(other.person.name)' and '\(person.name)' have the same subject", at: place,
                            hint: "a subject is one person's; remove it from one of them",
                            related: [Diagnostic.Related("given here first", at: other.place)]))
                } else {
                    first[key] = (person, place)
                }
            }
        }
        return found
    }
}
