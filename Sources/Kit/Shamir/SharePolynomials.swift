/// One polynomial for each byte of a secret; its value at zero is the byte.
struct SharePolynomials: Sendable {
    /// By degree, from the secret itself upwards; each as long as the secret.
    private let coefficients: [[UInt8]]

    init(secret: [UInt8], others: [[UInt8]]) {
        coefficients = [secret] + others
    }

    /// The values at a point, by Horner's rule.
    func values(at point: UInt8) -> [UInt8] {
        let x = GaloisByte(point)
        return (coefficients.first ?? []).indices.map { index in
            coefficients.reversed().reduce(GaloisByte(0)) { $0 * x + GaloisByte($1[index]) }.value
        }
    }

    /// The values at zero of the polynomials through some points, by Lagrange's formula. The points are different.
    static func secret(through points: [(x: UInt8, values: [UInt8])]) -> [UInt8] {
        let weights = points.map { point in
            points.filter { $0.x != point.x }.reduce(GaloisByte(1)) { weight, other in
                weight * GaloisByte(other.x) * (GaloisByte(other.x) + GaloisByte(point.x)).inverse
            }
        }
        return (points.first?.values ?? []).indices.map { index in
            zip(points, weights).reduce(GaloisByte(0)) { $0 + GaloisByte($1.0.values[index]) * $1.1 }.value
        }
    }
}
