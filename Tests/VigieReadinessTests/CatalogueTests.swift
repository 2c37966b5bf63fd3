import Testing
import Wording

@testable import VigieReadiness

@Suite struct CatalogueTests {
    /// The names that plans, ledgers and other people's scripts rely on. Never rename one.
    static let names: [(section: String, ids: String)] = [
        (
            "Gestion Secrets & Credentials",
            """
            secrets.encryption secrets.rbac secrets.rotation secrets.audit-log secrets.external-manager
            secrets.credential-escrow secrets.emergency-access secrets.recovery
            """
        ),
        (
            "Politiques Backup & Restore",
            """
            backup.schedule-objectives backup.application-state backup.replication backup.restore-tests
            backup.retention backup.point-in-time
            """
        ),
        (
            "Conformité RGPD & Sécurité",
            """
            privacy.processing-register privacy.data-inventory privacy.retention privacy.consent
            privacy.security-audit privacy.vulnerability-scan privacy.penetration-test
            """
        ),
        (
            "Procédures Réponse Incidents",
            """
            incident.severity-matrix incident.escalation incident.templates incident.post-review incident.runbooks
            incident.war-room incident.customer-communication
            """
        ),
        (
            "Fenêtres Maintenance",
            """
            maintenance.windows maintenance.change-management maintenance.notification maintenance.rollback-criteria
            maintenance.dependency-map maintenance.automation
            """
        ),
        (
            "Récupération Catastrophe",
            """
            recovery.multi-region recovery.data-replication recovery.failover recovery.rto recovery.rpo
            recovery.site-provisioning recovery.drills
            """
        ),
        (
            "Scénarios Échec Staging Partagé",
            """
            staging.temporary staging.hotfix staging.bypass staging.scaling staging.multi-cluster staging.failover
            """
        ),
        (
            "Procédures Rollback Détaillées",
            """
            rollback.application rollback.database rollback.configuration rollback.partial rollback.verification
            rollback.triggers rollback.dependencies
            """
        ),
        (
            "Accords Niveau Service (SLAs)",
            """
            sla.availability sla.performance sla.response sla.planned-downtime sla.reporting sla.penalties sla.review
            """
        ),
        (
            "Phase 1\u{a0}: Implémentation Cœur (GO)",
            """
            core.frugal-staging core.supervision core.monitoring
            """
        ),
    ]

    @Test func `the sections hold the promises of the mission document in its order`() {
        #expect(Catalogue.sections.map(\.title.fr) == Self.names.map(\.section))
        for (section, expected) in zip(Catalogue.sections, Self.names) {
            let ids = expected.ids.split { $0 == " " || $0 == "\n" }.map(String.init)
            #expect(section.controls.map(\.id.rawValue) == ids)
        }
    }

    @Test func `there are 64 promises, each with a name of its own`() {
        #expect(Catalogue.controls.count == 64)
        #expect(Set(Catalogue.controls.map(\.id)).count == 64)
        #expect(Set(Catalogue.controls.map(\.seedLine)).count == 64)
    }

    @Test(arguments: [
        (ChapterName.secrets, 8), (.backups, 6), (.privacy, 7), (.incidents, 7), (.maintenance, 6), (.recovery, 7),
        (.staging, 7), (.releases, 7), (.serviceLevels, 7), (.supervision, 1), (.monitoring, 1),
    ])
    func `every chapter has its promises`(chapter: ChapterName, count: Int) {
        #expect(Catalogue.controls.count { $0.chapter == chapter } == count)
    }

    @Test(arguments: Catalogue.controls) func `a promise is set in both languages`(control: Control) {
        for text in [control.title, control.proof] {
            for line in [text.en, text.fr] {
                #expect(!line.isEmpty && !line.hasSuffix(".") && !line.contains("  ") && !line.contains("\n"))
            }
            #expect(text.en != text.fr)
            #expect(!text.fr.contains("'"), "the typographic apostrophe is ’")
        }
        #expect(control.title.en.count <= 60 && control.title.fr.count <= 70)
        #expect(Catalogue.control(control.id) == control)
    }
}
