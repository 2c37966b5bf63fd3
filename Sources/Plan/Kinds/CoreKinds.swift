/// The kinds that every chapter shares.
package enum CoreKinds {
    package static let all: [any ResourceSpec.Type] = [
        Platform.self, Site.self, Application.self, Database.self,
    ]
}
