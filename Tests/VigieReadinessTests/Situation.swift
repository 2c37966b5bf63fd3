import Surroundings
import VigieLedger
import Wording

@testable import VigieReadiness

/// What the judges say in an imagined team, as a table.
struct Situation: Sendable {
    let name: String
    var answers: [ControlID: Result<Judgement, Problem>] = [:]
    var exemptions: [ControlID: String] = [:]
    var platform: String?

    static let now = Timestamp(seconds: 1_795_362_000)

    var report: ReadinessReport {
        let assessments = Catalogue.controls.map { control in
            ControlAssessment(
                control, answers: answers[control.id].map { [$0] } ?? [], exemption: exemptions[control.id],
                now: Self.now)
        }
        return ReadinessReport(at: Self.now, platform: platform, assessments: assessments)
    }

    static func ago(_ span: Duration) -> Timestamp { now - span }

    static func entry(_ index: Int64, _ kind: String = "backup.proof", ago span: Duration) -> EntryReference {
        EntryReference(index: index, kind: kind, at: ago(span))
    }
}

extension Duration {
    static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    static func hours(_ count: Int) -> Duration { .minutes(count * 60) }
    static func days(_ count: Int) -> Duration { .hours(count * 24) }
}

extension Situation {
    /// The day of the installation.
    static let nothing = Situation(name: "nothing")

    /// A first backup, proven from two regions.
    static let firstProof = Situation(
        name: "first-proof",
        answers: [
            "backup.schedule-objectives": .success(
                .proven(
                    LocalizedText(
                        en: "The last proof recovered everything but 1.3 s, in 3 min 09 s.",
                        fr: "La dernière preuve a tout retrouvé, à 1,3 s près, en 3 min 09 s."),
                    evidence: entry(41, ago: .minutes(4)), freshUntil: now + .hours(20),
                    measurements: [
                        Measurement(
                            label: LocalizedText(verbatim: "RPO"), achieved: .milliseconds(1260), atMost: .seconds(60)),
                        Measurement(
                            label: LocalizedText(verbatim: "RTO"), achieved: .milliseconds(188_400),
                            atMost: .minutes(5)),
                    ])),
            "backup.application-state": .success(
                .missing(
                    LocalizedText(
                        en: "No application declares files or volumes to protect.",
                        fr: "Aucune application ne déclare de fichiers ni de volumes à protéger."),
                    nextStep: NextStep(
                        command: "vigie schema Application",
                        explanation: LocalizedText(
                            en: "shows how an application declares its state",
                            fr: "montre comment une application déclare son état")))),
            "backup.replication": .success(
                .proven(
                    LocalizedText(
                        en: "Restored from the repository in ams with that repository's own credentials.",
                        fr: "Restaurée depuis le dépôt d’ams avec les identifiants propres à ce dépôt."),
                    evidence: entry(42, ago: .minutes(2)), freshUntil: now + .days(6))),
            "backup.restore-tests": .success(
                .proven(
                    LocalizedText(
                        en: "2 restores from 2 repositories passed all 6 assertions.",
                        fr: "2 restaurations depuis 2 dépôts ont passé les 6 assertions."),
                    evidence: entry(42, ago: .minutes(2)), freshUntil: now + .hours(20))),
            "backup.retention": .success(
                .configured(
                    LocalizedText(
                        en: "The policy keeps 2 full backups; nothing has expired yet.",
                        fr: "La politique conserve 2 sauvegardes complètes ; rien n’a encore expiré."),
                    nextStep: NextStep(
                        command: "vigie backup list shop",
                        explanation: LocalizedText(
                            en: "compares what is stored with what the policy keeps",
                            fr: "compare ce qui est stocké à ce que la politique conserve")))),
            "backup.point-in-time": .success(
                .proven(
                    LocalizedText(
                        en: "Asked for 15:36:10, recovered to 15:36:09.8.",
                        fr: "Demandé : 15:36:10 ; retrouvé : 15:36:09,8."),
                    evidence: entry(42, ago: .minutes(2)), freshUntil: now + .hours(20))),
        ],
        platform: "Boutique")

    /// A bad night.
    static let trouble = Situation(
        name: "trouble",
        answers: firstProof.answers.merging([
            "backup.restore-tests": .success(
                .failing(
                    LocalizedText(
                        en: "The copy from ams stopped at 02:11:40: WAL segment 00000001000000000000002A is missing "
                            + "from its repository.",
                        fr: "La copie d’ams s’arrête à 02:11:40 : le segment WAL 00000001000000000000002A manque "
                            + "dans son dépôt."),
                    evidence: entry(18_204, ago: .hours(4)),
                    measurements: [
                        Measurement(
                            label: LocalizedText(verbatim: "RPO fra"), achieved: .seconds(1), atMost: .seconds(60)),
                        Measurement(
                            label: LocalizedText(verbatim: "RPO ams"), achieved: .minutes(37), atMost: .seconds(60)),
                    ],
                    nextStep: NextStep(
                        command: "vigie backup show shop",
                        explanation: LocalizedText(
                            en: "lists what each repository holds, gaps included",
                            fr: "liste ce que chaque dépôt contient, trous compris")))),
            "backup.point-in-time": .failure(
                Problem(
                    code: "ledger.unreadable", title: "A ledger entry cannot be read.", detail: "Entry 7: its data.")),
            "secrets.recovery": .success(
                .proven(
                    LocalizedText(
                        en: "12 secrets rebuilt from the bundle, all with the same digest.",
                        fr: "12 secrets reconstruits depuis le paquet de secours, tous de même empreinte."),
                    evidence: entry(311, "secret.drill", ago: .days(94)), freshUntil: ago(.days(4)),
                    nextStep: NextStep(
                        command: "vigie secret recover --drill",
                        explanation: LocalizedText(
                            en: "rebuilds the secrets elsewhere and compares them",
                            fr: "reconstruit les secrets ailleurs et les compare")))),
        ]) { _, new in new },
        exemptions: ["staging.multi-cluster": "We have one cluster and no budget for a second one."],
        platform: "Boutique")

    /// One day it will look like this.
    static let everything = Situation(
        name: "everything",
        answers: Dictionary(
            uniqueKeysWithValues: Catalogue.controls.map { control in
                let reason = LocalizedText(en: "Exercised as planned.", fr: "Exercée comme prévu.")
                return (
                    control.id,
                    .success(.proven(reason, evidence: entry(900, ago: .hours(30)), freshUntil: now + .days(1)))
                )
            }),
        exemptions: ["staging.multi-cluster": "We have one cluster and no budget for a second one."],
        platform: "Boutique")
}
