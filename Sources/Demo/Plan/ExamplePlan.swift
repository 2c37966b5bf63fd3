import FoundationEssentials
import Tools

/// The plan in `examples/boutique`, which is the demo's too, with its own places written into it.
///
/// The texts are part of the program because the program may be all there is; a test holds them equal to the files.
package struct ExamplePlan: Sendable {
    package struct File: Sendable {
        package let name: String
        package let text: String
    }

    package let files: [File]

    /// As it stands in the repository.
    package static let original = ExamplePlan(files: [
        File(name: "backups.yaml", text: backups),
        File(name: "platform.yaml", text: platform),
        File(name: "shop.yaml", text: shop),
    ])

    /// The plan for a cluster of the demo's.
    static func written(for cluster: DemoCluster) -> ExamplePlan {
        let directory = cluster.directory
        let account = (directory.account ?? .current).name
        return original.replacing([
            ("/srv/boutique/run", directory.socket), ("/srv/boutique", directory.path),
            ("port: 5432", "port: \(cluster.port)"),
            ("systemUser: postgres", "systemUser: \(account)"),
        ])
    }

    /// The plan with some of its words replaced by others, in this order.
    func replacing(_ words: [(old: String, new: String)]) -> ExamplePlan {
        ExamplePlan(
            files: files.map { file in
                File(name: file.name, text: words.reduce(file.text) { $0.replacing($1.old, with: $1.new) })
            })
    }

    func write(to directory: String) throws {
        for file in files {
            try Data(file.text.utf8).write(to: URL(filePath: directory + "/" + file.name))
        }
    }
}
