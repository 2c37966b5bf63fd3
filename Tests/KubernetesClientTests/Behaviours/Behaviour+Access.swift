import KubernetesClient
import Surroundings
import Testing

extension Behaviour {
    /// A service account with rules, and whatever speaks as it.
    private static func with(
        _ rules: [PolicyRule], in room: Room, _ work: (Kubernetes, AccessSubject) async throws -> Void
    ) async throws {
        let accounts = room.kubernetes.resources(ServiceAccount.self, in: room.namespace)
        _ = try await accounts.create(ServiceAccount(name: "limited"))
        _ = try await room.kubernetes.resources(Role.self, in: room.namespace).create(
            Role(name: "some") { $0.rules = rules })
        _ = try await room.kubernetes.resources(RoleBinding.self, in: room.namespace).create(
            RoleBinding(name: "some") {
                $0.roleRef = RoleReference {
                    $0.apiGroup = "rbac.authorization.k8s.io"
                    $0.kind = "Role"
                    $0.name = "some"
                }
                $0.subjects = [
                    Subject {
                        $0.kind = "ServiceAccount"
                        $0.name = "limited"
                        $0.namespace = room.namespace
                    }
                ]
            })
        let token = try await accounts.token(for: "limited", lasting: .seconds(3600))
        var configuration = room.kubernetes.configuration
        configuration.credentials = .token(token.token)
        try await Kubernetes.with(configuration) { limited in
            try await eventually("its rights") {
                let verb = rules.first?.verbs.first ?? "get"
                let resource = rules.first?.resources.first ?? "configmaps"
                return try await limited.mayI(AccessQuestion(verb, resource, in: room.namespace)).isAllowed
            }
            try await work(limited, .serviceAccount("limited", in: room.namespace))
        }
    }

    private static func rule(_ verbs: [String], _ resources: [String]) -> PolicyRule {
        PolicyRule {
            $0.verbs = verbs
            $0.apiGroups = [""]
            $0.resources = resources
        }
    }

    static let access = [
        Behaviour("what is allowed is done, and what is not is forbidden") { room in
            try await with([rule(["get", "list"], ["configmaps"])], in: room) { limited, _ in
                _ = try await limited.resources(ConfigMap.self, in: room.namespace).list()
                let error = await refusal { _ = try await limited.resources(Secret.self, in: room.namespace).list() }
                #expect(error?.isForbidden == true)
                #expect(error?.status?.message.contains("cannot list resource \"secrets\"") == true)
            }
        },
        Behaviour("who may apply and not create changes what is there and makes nothing") { room in
            _ = try await room.configMaps.create(ConfigMap("there", ["k": "1"]))
            try await with([rule(["patch"], ["configmaps"])], in: room) { limited, _ in
                let configMaps: Resources<ConfigMap> = limited.resources(in: room.namespace)
                let changed = try await configMaps.apply(ConfigMap("there", ["k": "1", "l": "2"]), as: "one")
                #expect(changed.data["l"] == "2")
                let error = await refusal { _ = try await configMaps.apply(ConfigMap("new", ["k": "1"]), as: "one") }
                #expect(error?.isForbidden == true)
            }
        },
        Behaviour("a token that nobody knows is unauthorized") { room in
            var configuration = room.kubernetes.configuration
            configuration.credentials = .token(Concealed("nonsense"))
            try await Kubernetes.with(configuration) { stranger in
                let error = await refusal {
                    _ = try await stranger.resources(ConfigMap.self, in: room.namespace).list()
                }
                #expect(error?.isUnauthorized == true)
            }
        },
        Behaviour("whoever says nothing is anonymous, and may read no secret") { room in
            var configuration = room.kubernetes.configuration
            configuration.credentials = .none
            try await Kubernetes.with(configuration) { anonymous in
                let error = await refusal { _ = try await anonymous.resources(Secret.self, in: room.namespace).list() }
                #expect(error?.isForbidden == true || error?.isUnauthorized == true)
            }
        },
        Behaviour("one can ask what oneself may do") { room in
            try await with([rule(["get"], ["configmaps"])], in: room) { limited, _ in
                let holds = try await limited.mayI(AccessQuestion("get", "configmaps", in: room.namespace)).isAllowed
                #expect(holds)
                #expect(try await !limited.mayI(AccessQuestion("get", "secrets", in: room.namespace)).isAllowed)
                #expect(try await !limited.mayI(AccessQuestion("get", "configmaps", in: "kube-system")).isAllowed)
                #expect(try await !limited.mayI(AccessQuestion("get", "configmaps")).isAllowed)
            }
        },
        Behaviour("one can ask what somebody else may do") { room in
            try await with([rule(["get"], ["configmaps"])], in: room) { _, subject in
                let question = AccessQuestion("get", "configmaps", in: room.namespace)
                let holds = try await room.kubernetes.may(subject, question).isAllowed
                #expect(holds)
                #expect(try await !room.kubernetes.may(AccessSubject(user: "nobody"), question).isAllowed)
            }
        },
        Behaviour("a rule for one name is for that name alone") { room in
            var named = rule(["get"], ["secrets"])
            named.resourceNames = ["this"]
            try await with([rule(["list"], ["configmaps"]), named], in: room) { limited, _ in
                #expect(
                    try await limited.mayI(AccessQuestion("get", "secrets", name: "this", in: room.namespace)).isAllowed
                )
                #expect(
                    try await !limited.mayI(AccessQuestion("get", "secrets", name: "that", in: room.namespace))
                        .isAllowed)
                let holds = try await !limited.mayI(AccessQuestion("get", "secrets", in: room.namespace)).isAllowed
                #expect(holds)
            }
        },
        Behaviour("a part of a resource is a right of its own") { room in
            try await with([rule(["get"], ["pods"])], in: room) { limited, _ in
                let question = AccessQuestion("get", "pods", subresource: "log", in: room.namespace)
                let holds = try await !limited.mayI(question).isAllowed
                #expect(holds)
            }
        },
        Behaviour("a star is for everything") { room in
            try await with([rule(["*"], ["*"])], in: room) { limited, _ in
                let question = AccessQuestion("delete", "pods", subresource: "exec", in: room.namespace)
                let holds = try await limited.mayI(question).isAllowed
                #expect(holds)
            }
        },
        Behaviour("the rules of oneself are told") { room in
            try await with([rule(["get"], ["configmaps"])], in: room) { limited, _ in
                let rules = try await limited.myRules(in: room.namespace).rules
                #expect(rules.contains { $0.resources == ["configmaps"] && $0.verbs == ["get"] })
            }
        },
        Behaviour("the server knows who one is") { room in
            try await with([rule(["get"], ["configmaps"])], in: room) { limited, subject in
                let found = try await limited.whoAmI().user
                #expect(found == subject.user)
            }
        },
        Behaviour("one acts as somebody else, with no more than his rights") { room in
            try await with([rule(["get"], ["configmaps"])], in: room) { _, subject in
                var configuration = room.kubernetes.configuration
                configuration.impersonation = Impersonation(user: subject.user, groups: subject.groups)
                try await Kubernetes.with(configuration) { other in
                    let user = try await other.whoAmI().user
                    #expect(user == subject.user)
                    let error = await refusal { _ = try await other.resources(Secret.self, in: room.namespace).list() }
                    #expect(error?.isForbidden == true)
                }
            }
        },
        Behaviour("who may not act as somebody else does not") { room in
            try await with([rule(["get"], ["configmaps"])], in: room) { limited, _ in
                var configuration = limited.configuration
                configuration.impersonation = Impersonation(user: "admin", groups: ["system:masters"])
                try await Kubernetes.with(configuration) { thief in
                    let error = await refusal { _ = try await thief.resources(Secret.self, in: room.namespace).list() }
                    #expect(error?.isForbidden == true)
                }
            }
        },
        Behaviour("a token lasts as long as was asked for") { room in
            let accounts = room.kubernetes.resources(ServiceAccount.self, in: room.namespace)
            _ = try await accounts.create(ServiceAccount(name: "short"))
            let token = try await accounts.token(for: "short", lasting: .seconds(900))
            let left = token.expires - room.kubernetes.world.now()
            #expect(left > .seconds(600) && left < .seconds(1200))
        },
        Behaviour("a token for less than ten minutes is invalid") { room in
            let accounts = room.kubernetes.resources(ServiceAccount.self, in: room.namespace)
            _ = try await accounts.create(ServiceAccount(name: "short"))
            #expect(
                await refusal { _ = try await accounts.token(for: "short", lasting: .seconds(60)) }?.isInvalid == true)
        },
        Behaviour("a token that was handed out is known by its holder, until the account is gone") { room in
            let accounts = room.kubernetes.resources(ServiceAccount.self, in: room.namespace)
            let made = try await accounts.create(ServiceAccount(name: "known"))
            let token = try await accounts.token(for: "known", lasting: .seconds(900)).token
            let holder = try #require(try await room.kubernetes.holder(of: token))
            #expect(holder.user == "system:serviceaccount:\(room.namespace):known")
            #expect(holder.groups.contains("system:serviceaccounts:\(room.namespace)"))
            #expect(holder.uid == made.uid)
            try await accounts.delete("known")
            try await eventually("its end") { try await room.kubernetes.holder(of: token) == nil }
        },
        Behaviour("a token is good for those it was made for") { room in
            let accounts = room.kubernetes.resources(ServiceAccount.self, in: room.namespace)
            _ = try await accounts.create(ServiceAccount(name: "known"))
            let token = try await accounts.token(for: "known", lasting: .seconds(900), audiences: ["vault"]).token
            #expect(try await room.kubernetes.holder(of: token, audiences: ["vault", "x"]) != nil)
            #expect(try await room.kubernetes.holder(of: token, audiences: ["x"]) == nil)
            #expect(try await room.kubernetes.holder(of: Concealed("nonsense")) == nil)
        },
        Behaviour("a role that is bound cannot be exchanged in its binding") { room in
            try await with([rule(["get"], ["configmaps"])], in: room) { _, _ in
                let bindings = room.kubernetes.resources(RoleBinding.self, in: room.namespace)
                var binding = try await bindings.get("some")
                binding.roleRef?.name = "other"
                let changed = binding
                #expect(await refusal { _ = try await bindings.replace(changed) }?.isInvalid == true)
            }
        },
    ]
}
