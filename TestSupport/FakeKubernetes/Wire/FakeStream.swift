import JSONTree
import NIOCore
import NIOHTTP1
import Surroundings
import Synchronization

/// An answer that goes on.
final class FakeStream: Sendable {
    private let channel: any Channel
    private let cluster: FakeCluster
    private let tasks = Mutex<[RepeatedTask]>([])
    private let isOver = Mutex(false)

    init(_ context: ChannelHandlerContext, cluster: FakeCluster, contentType: String) {
        channel = context.channel
        self.cluster = cluster
        let head = HTTPResponseHead(
            version: .http1_1, status: .ok, headers: ["content-type": contentType, "transfer-encoding": "chunked"])
        channel.writeAndFlush(HTTPServerResponsePart.head(head), promise: nil)
    }

    var now: Timestamp { cluster.world.now() }

    func write(_ bytes: [UInt8]) {
        guard !bytes.isEmpty, !isOver.withLock(\.self) else { return }
        // The rules are read on the loop: whoever writes may hold the cluster.
        channel.eventLoop.execute { [self] in
            let (isSilent, length) = cluster.with { ($0.rules.isPartitioned, $0.rules.pieceLength) }
            guard !isSilent else { return }
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(length ?? rest.count)
                rest = rest.dropFirst(piece.count)
                channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: piece))), promise: nil)
            }
        }
    }

    func finish() {
        guard
            !isOver.withLock({ over in
                defer { over = true }
                return over
            })
        else { return }
        stop()
        channel.eventLoop.execute { [channel, cluster] in
            guard !cluster.with({ $0.rules.isPartitioned }) else { return }
            channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
        }
    }

    func stop() {
        for task in tasks.withLock({ tasks in
            defer { tasks = [] }
            return tasks
        }) { task.cancel() }
    }

    /// Sends bookmarks, and ends the watch when its time is over.
    func keepTime(_ watch: FakeWatch, _ id: Int) {
        let started = NIODeadline.now()
        let every = TimeAmount.milliseconds(200)
        let ticking = channel.eventLoop.scheduleRepeatedTask(initialDelay: every, delay: every) { [self] _ in
            if let bookmark = cluster.bookmark(for: id) { write(bookmark.canonical + [UInt8(ascii: "\n")]) }
            if let seconds = watch.seconds, NIODeadline.now() - started > .seconds(Int64(seconds)) { finish() }
        }
        tasks.withLock { $0.append(ticking) }
    }

    /// Goes on with the lines that a container writes.
    func follow(_ pod: String, from index: Int) {
        let seen = Mutex(index)
        let every = TimeAmount.milliseconds(20)
        let ticking = channel.eventLoop.scheduleRepeatedTask(initialDelay: every, delay: every) { [self] _ in
            let lines = cluster.lines(of: pod, from: seen.withLock(\.self))
            seen.withLock { $0 += lines.count }
            write(lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] })
        }
        tasks.withLock { $0.append(ticking) }
    }
}
