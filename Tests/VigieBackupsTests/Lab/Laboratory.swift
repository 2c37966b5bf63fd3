import Testing

/// Proofs of repositories, good ones and damaged copies, on one cluster that nobody disturbs.
@Suite(.lab(isBeating: true), .atOnce(4)) enum Laboratory {}
