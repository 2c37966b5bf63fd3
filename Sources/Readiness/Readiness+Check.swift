package import VigiePlan
import Wording

extension Readiness {
    /// What is wrong with the controls that a plan declares not to apply.
    package static func check(_ plan: Plan) -> [Diagnostic] {
        plan.all(Platform.self).flatMap { platform in
            let exemptions = platform.spec.notApplicable
            return exemptions.indices.compactMap { index in
                diagnostic(of: exemptions[index], after: exemptions[..<index]) { field in
                    platform.position(of: "notApplicable.\(index).\(field)")
                }
            }
        }
    }

    private static func diagnostic(
        of exemption: Exemption, after earlier: some Sequence<Exemption>, at position: (String) -> SourcePosition
    ) -> Diagnostic? {
        let name = exemption.control
        guard Catalogue.control(ControlID(name)) != nil else {
            let known = Catalogue.controls.map(\.id.rawValue)
            let hint = DidYouMean.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
            return .error(
                "readiness.unknown-control", "there is no control '\(name)'", at: position("control"),
                hint: hint ?? "`vigie readiness -o json` lists the controls with their names")
        }
        if earlier.contains(where: { $0.control == name }) {
            return .error(
                "readiness.second-exemption", "'\(name)' is declared not applicable twice", at: position("control"),
                hint: "keep the one whose reason is right")
        }
        return nil
    }
}
