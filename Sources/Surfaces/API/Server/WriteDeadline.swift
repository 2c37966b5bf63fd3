import Glibc
import NIOCore

/// Closes a connection whose client has stopped reading.
///
/// What is written to a client that does not read waits in the server: the writer is held up once some tens of
/// kilobytes wait, and this is how long it is held up at most. It stands next to the socket, where bytes are counted as
/// they travel, so that a client that reads slowly is told from one that does not read at all.
final class WriteDeadline: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let patience: TimeAmount
    /// Bytes that were handed to the socket, sent or not.
    private var accepted = 0
    private var progress: Progress
    private var next: Scheduled<Void>?

    init(patience: TimeAmount) {
        self.patience = patience
        progress = Progress(patience: patience, at: .now())
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        accepted += unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
        guard next == nil else { return }
        progress = Progress(patience: patience, at: .now())
        look(again: context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        next?.cancel()
    }

    private func look(again context: ChannelHandlerContext) {
        let step = TimeAmount.nanoseconds(patience.nanoseconds / 4)
        next = context.eventLoop.assumeIsolated().scheduleTask(in: step) {
            self.next = nil
            self.look(context)
        }
    }

    private func look(_ context: ChannelHandlerContext) {
        guard context.channel.isActive, let waiting = try? waiting(context) else { return }
        switch progress.look(accepted: accepted, waiting: waiting, at: .now()) {
        case .nothingWaits: return
        case .goesOn: look(again: context)
        case .stalled: context.close(mode: .all, promise: nil)
        }
    }

    private func waiting(_ context: ChannelHandlerContext) throws -> Int {
        try context.channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0
    }

    /// Whether bytes still leave.
    struct Progress {
        enum Finding: Equatable {
            case nothingWaits, goesOn, stalled
        }

        private let patience: TimeAmount
        private var sent = 0
        private var moved: NIODeadline

        init(patience: TimeAmount, at now: NIODeadline) {
            self.patience = patience
            moved = now
        }

        mutating func look(accepted: Int, waiting: Int, at now: NIODeadline) -> Finding {
            guard waiting > 0 else { return .nothingWaits }
            if accepted - waiting > sent {
                sent = accepted - waiting
                moved = now
            }
            return now - moved >= patience ? .stalled : .goesOn
        }
    }
}

/// Puts a deadline for writes next to the socket of a connection.
final class WriteDeadlineInstaller: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Never

    private let patience: TimeAmount

    init(patience: TimeAmount) {
        self.patience = patience
    }

    /// How much the system takes for a connection before it is on its way (`TCP_NOTSENT_LOWAT`). Left to itself it
    /// takes megabytes, and of a slow reader one would hear only when a large part of them is read.
    private static let mostUnsent: SocketOptionValue = 128 << 10

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            try context.channel.syncOptions?.setOption(
                .tcpOption(NIOBSDSocket.Option(rawValue: TCP_NOTSENT_LOWAT)), value: Self.mostUnsent)
            try pipeline.addHandler(WriteDeadline(patience: patience), position: .first)
        } catch {
            // A connection that could be held up for ever is none.
            context.close(mode: .all, promise: nil)
        }
    }
}
