import HTML
import Surroundings
import VigieLedger

/// What each repository holds over time: full backups, those between, the stretch any instant of which can be restored,
/// and the proofs that were made.
struct BackupTimeline {
    let facts: PolicyFacts
    let reader: Reader

    private static let rowHeight = 66.0
    private static let label = 28.0

    private var axis: TimeAxis {
        let earliest = facts.repositories.flatMap { facts.backups(in: $0).map(\.at) }.min() ?? reader.now
        let weeks = reader.now - .seconds(15 * 86_400)
        return TimeAxis(from: max(weeks, min(earliest - .seconds(3600), reader.now - .seconds(86_400))), to: reader.now)
    }

    var markup: Markup {
        let axis = axis
        let rows = facts.repositories
        let height = Double(rows.count) * Self.rowHeight + 20
        return figure {
            SVG.svg(.class("chart"), .height(.units(height)), .role("img"), .ariaLabel(label)) {
                for day in axis.days(reader, about: 5) { gridLine(day, axis, height) }
                for (index, repository) in rows.enumerated() {
                    row(repository, at: Double(index) * Self.rowHeight, axis)
                }
            }
            figcaption { key }
        }
    }

    private func gridLine(_ day: Timestamp, _ axis: TimeAxis, _ height: Double) -> Markup {
        let x = axis.place(day)
        return Markup {
            SVG.line(.class("grid"), .x1(.percent(x)), .x2(.percent(x)), .y1(0), .y2(.units(height - 16)))
            SVG.text(.x(.percent(x)), .y(.units(height - 4)), .textAnchor(x < 6 ? "start" : x > 94 ? "end" : "middle"))
            {
                reader.day(day, withYear: false)
            }
        }
    }

    private func row(_ repository: String, at y: Double, _ axis: TimeAxis) -> Markup {
        let middle = y + Self.label + 13
        return Markup {
            SVG.text(.class("v"), .x(0), .y(.units(y + 11))) { repository }
            band(repository, at: y + Self.label + 3, axis)
            SVG.line(.class("axis"), .x1(0), .x2(.percent(100)), .y1(.units(middle)), .y2(.units(middle)))
            for backup in facts.backups(in: repository) where axis.contains(backup.at) {
                mark(backup, at: middle, axis)
            }
            for proof in facts.proofs where proof.repository == repository && axis.contains(proof.at) {
                self.proof(proof, at: middle, axis)
            }
        }
    }

    @MarkupBuilder private func band(_ repository: String, at y: Double, _ axis: TimeAxis) -> Markup {
        if let inventory = facts.inventories.first(where: { $0.repository == repository }),
            let from = inventory.reachesBackTo, let to = inventory.lastArchivedAt, to > from
        {
            let left = axis.place(from)
            SVG.rect(
                .class(inventory.gaps > 0 ? "gap" : "band"), .x(.percent(left)), .y(.units(y)),
                .width(.percent(max(0.2, axis.place(to) - left))), .height(20))
        }
    }

    private func mark(_ backup: BackupFacts, at y: Double, _ axis: TimeAxis) -> Markup {
        let x = axis.place(backup.at)
        let title = SVG.title {
            "\(backup.label) · \(reader.day(backup.at, withYear: false)), \(reader.clock(backup.at))"
        }
        return SVG.svg(.x(.percent(x)), .y(.units(y - 6)), .width(12), .height(12), .class("pin")) {
            switch backup.type {
            case "full": SVG.rect(.class("full"), .x(-4), .y(2), .width(8), .height(8), .rx(1)) { title }
            default:
                SVG.circle(
                    .class(backup.type == "diff" ? "part2" : "full"), .cx(0), .cy(6), .r(backup.type == "diff" ? 3 : 2)
                ) { title }
            }
        }
    }

    private func proof(_ proof: ProofFacts, at y: Double, _ axis: TimeAxis) -> Markup {
        SVG.svg(.x(.percent(axis.place(proof.at))), .y(.units(y - 24)), .width(12), .height(12), .class("pin")) {
            SVG.path(
                .class(proof.verdict == .fail ? "b-bad" : proof.verdict == .pass ? "proof" : "b-warn"),
                .d("M0 1 5 6 0 11 -5 6z")
            ) {
                SVG.title {
                    "\(reader[Texts.word(proof.verdict)]) · \(reader.day(proof.at, withYear: false)), \(reader.clock(proof.at))"
                }
            }
        }
    }

    @MarkupBuilder private var key: Markup {
        sign(reader.say("full backup", "sauvegarde complète")) {
            SVG.rect(.class("full"), .x(1), .y(1), .width(8), .height(8), .rx(1))
        }
        sign(reader.say("differential", "différentielle")) { SVG.circle(.class("part2"), .cx(5), .cy(5), .r(3)) }
        sign(reader.say("incremental", "incrémentale")) { SVG.circle(.class("full"), .cx(5), .cy(5), .r(2)) }
        sign(reader.say("any instant can be restored", "tout instant est restaurable")) {
            SVG.rect(.class("band"), .width(10), .height(10))
        }
        sign(reader.say("proof", "preuve")) { SVG.path(.class("proof"), .d("M5 0 10 5 5 10 0 5z")) }
        if facts.proofs.contains(where: { $0.verdict == .fail }) {
            sign(reader.say("failed proof", "preuve en échec")) { SVG.path(.class("b-bad"), .d("M5 0 10 5 5 10 0 5z")) }
        }
    }

    private func sign(_ word: String, @MarkupBuilder drawing: () -> Markup) -> Markup {
        let drawing = drawing()
        return span {
            SVG.svg(.class("key"), .viewBox(0, 0, 10, 10), .ariaHidden()) { drawing }
            word
        }
    }

    private var label: String {
        facts.repositories.map { repository in
            let backups = facts.backups(in: repository).count
            let proofs = facts.proofs.count { $0.repository == repository }
            return reader.say(
                "\(repository): \(backups) backups, \(proofs) proofs",
                "\(repository) : \(backups) sauvegardes, \(proofs) preuves")
        }.joined(separator: ", ")
    }
}
