/// Events as they happen, one reader's.
///
/// Nothing is kept for a reader: the next event is looked up when it is asked for. Who reads too slowly, or comes back
/// too late, gets `restart`.
package typealias EventStream = AsyncThrowingStream<ClientEvent, any Error>
