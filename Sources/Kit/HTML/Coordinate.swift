/// A number in a drawing, to the hundredth and without zeros at the end.
struct Coordinate {
    let text: String

    init(_ value: Double) {
        guard value.isFinite, value.magnitude < 1e9 else {
            text = "0"
            return
        }
        let hundredths = Int((value * 100).rounded())
        let whole = hundredths.magnitude / 100
        let rest = hundredths.magnitude % 100
        let sign = hundredths < 0 ? "-" : ""
        switch rest {
        case 0: text = "\(sign)\(whole)"
        case _ where rest.isMultiple(of: 10): text = "\(sign)\(whole).\(rest / 10)"
        default: text = "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
        }
    }
}
