import Testing

/// Whatever changes the cluster, its archiving or its repositories; one after the other, each leaving all in order.
@Suite(.lab, .serialized) enum Workshop {}
