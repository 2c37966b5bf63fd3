import Testing

/// Whatever changes the cluster, its archiving or its repositories; one after the other, each leaving all in order.
@Suite(.lab(isBeating: false), .serialized) enum Workshop {}
