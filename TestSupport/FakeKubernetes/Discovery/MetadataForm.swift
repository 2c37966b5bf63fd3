import JSONTree

/// Objects without anything but their metadata.
enum MetadataForm {
    static func isWanted(_ call: FakeCall) -> Bool {
        call.header("accept")?.contains("as=PartialObjectMetadata") ?? false
    }

    static func partial(_ object: JSONValue) -> JSONValue {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
            "metadata": object["metadata"] ?? .object([:]),
        ]
    }

    static func list(_ list: JSONValue) -> JSONValue {
        [
            "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1",
            "metadata": list["metadata"] ?? .object([:]),
            "items": .array((list["items"]?.array ?? []).map(partial)),
        ]
    }

    static func event(_ event: JSONValue) -> JSONValue {
        guard let object = event["object"], object["kind"]?.string != "Status" else { return event }
        var event = event
        event.set(partial(object), at: ["object"])
        return event
    }
}
