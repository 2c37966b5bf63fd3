import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Opens sockets for exec, attach and port-forward.
struct FakeSocketUpgrade {
    let cluster: FakeCluster

    var upgrader: NIOWebSocketServerUpgrader {
        NIOWebSocketServerUpgrader(
            maxFrameSize: 16 * 1024 * 1024,
            shouldUpgrade: { [cluster] channel, head in
                channel.eventLoop.makeCompletedFuture {
                    let call = FakeCall(
                        method: head.method.rawValue, target: head.uri,
                        headers: head.headers.map { (name: $0.name, value: $0.value) },
                        certificate: FakeRequestHandler.person(on: channel.pipeline.syncOperations))
                    // What is refused goes on as a plain request, which says why.
                    guard let known = Self.versions(for: call, cluster), cluster.refusal(of: call) == nil else {
                        return nil
                    }
                    let offered = head.headers["sec-websocket-protocol"].flatMap { $0.split(separator: ",") }
                        .map { String($0).replacing(" ", with: "") }
                    return known.first(where: offered.contains).map { ["sec-websocket-protocol": $0] }
                }
            },
            upgradePipelineHandler: { [cluster] channel, head in
                channel.eventLoop.makeCompletedFuture {
                    let call = FakeCall(method: "GET", target: head.uri)
                    let pipeline = channel.pipeline.syncOperations
                    guard call.path.hasSuffix("/portforward") else {
                        return try pipeline.addHandler(FakeShell(call, cluster))
                    }
                    let port = call.query("ports").flatMap(Int.init) ?? 0
                    try pipeline.addHandler(FakePort(port, target: cluster.with { $0.rules.ports[port] }))
                }
            })
    }

    /// What may be spoken, the best first; `nil` where no socket is opened.
    private static func versions(for call: FakeCall, _ cluster: FakeCluster) -> [String]? {
        if call.path.hasSuffix("/portforward") { return ["v4.channel.k8s.io"] }
        let isShell = call.path.hasSuffix("/exec") || call.path.hasSuffix("/attach")
        return isShell ? cluster.with { $0.rules.execVersions } : nil
    }
}
