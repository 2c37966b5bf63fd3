import VigieClient
import VigiePlan

/// The plan of a small shop.
enum SamplePlan {
    static let known: [ResourceView] = [
        resource("Application", "shop", "apps.yaml", 1, to: ["Person/ada"], by: ["Database/shop"]),
        resource(
            "BackupPolicy", "shop", "backups.yaml", 14, to: ["Database/shop", "Repository/ams", "Repository/fra"],
            by: []),
        resource("BackupPolicy", "uploads", "backups.yaml", 41, to: ["Database/shop", "Repository/fra"], by: []),
        resource(
            "Database", "shop", "databases.yaml", 1, to: ["Application/shop", "Site/fra"],
            by: ["BackupPolicy/shop", "BackupPolicy/uploads"]),
        resource("Person", "ada", "people.yaml", 1, to: [], by: ["Application/shop", "RoleBinding/administrators"]),
        resource("Platform", "boutique", "platform.yaml", 1, to: [], by: []),
        resource("Repository", "ams", "backups.yaml", 1, to: ["Site/ams"], by: ["BackupPolicy/shop"]),
        resource(
            "Repository", "fra", "backups.yaml", 7, to: ["Site/fra"], by: ["BackupPolicy/shop", "BackupPolicy/uploads"]),
        resource("RoleBinding", "administrators", "people.yaml", 8, to: ["Person/ada"], by: []),
        resource("Site", "ams", "platform.yaml", 12, to: [], by: ["Repository/ams"]),
        resource("Site", "fra", "platform.yaml", 20, to: [], by: ["Database/shop", "Repository/fra"]),
    ]

    private static func resource(
        _ kind: String, _ name: String, _ file: String, _ line: Int, to: [String], by: [String]
    ) -> ResourceView {
        ResourceView(
            kind: kind, name: name, position: SourcePosition(file: "plan/\(file)", line: line, column: 3), refersTo: to,
            referredBy: by)
    }

    static func diagnostics(_ hostile: String?) -> [Diagnostic] {
        [
            .warning(
                "backup.rto-tight", hostile ?? "the recovery time of 5m is close to the last measured one (4 min 41 s)",
                at: SourcePosition(file: "plan/backups.yaml", line: 27, column: 10),
                hint: hostile ?? "allow 10m, or restore from a nearer repository")
        ]
    }

    static func source(_ hostile: String?) -> String {
        """
        apiVersion: vigie.dev/v1
        kind: BackupPolicy
        metadata:
          name: shop\(hostile.map { "\n  annotations: { note: \"\($0)\" }" } ?? "")
        spec:
          database: shop
          # Two regions: the newest and the oldest by turns.
          repositories: [fra, ams]
          schedule:
            full: "0 2 * * 0"
            incremental: "*/20 * * * *"
          objectives:
            rpo: 60s
            rto: 5m
          retention:
            days: 7
        """
    }
}
