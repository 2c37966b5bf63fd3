import JSONTree

extension Resources {
    /// One object.
    package func get(_ name: String, resourceVersion: String? = nil) async throws -> Object {
        let query = resourceVersion.map { [("resourceVersion", $0)] } ?? []
        return object(try await kubernetes.json(APIRequest(.get, path(name), query: query, accept: form.one)))
    }

    /// One object; `nil` where there is none.
    package func find(_ name: String) async throws -> Object? {
        do {
            return try await get(name)
        } catch let error as KubernetesError where error.isNotFound {
            return nil
        }
    }

    /// One list as the server gives it: a page of it where there is a limit.
    package func page(_ options: ListOptions = ListOptions()) async throws -> ObjectList<Object> {
        let json = try await kubernetes.json(APIRequest(.get, path(), query: options.query, accept: form.several))
        guard let items = json["items"]?.array ?? (json["items"]?.isNull == true ? [] : nil) else {
            throw KubernetesError.unreadable(request: "GET \(try path())", reason: "this is no list")
        }
        let metadata = json["metadata"]
        let token = metadata?["continue"]?.string
        return ObjectList(
            items: items.map(object), resourceVersion: metadata?["resourceVersion"]?.string ?? "",
            continueToken: token?.isEmpty == false ? token : nil,
            remaining: metadata?["remainingItemCount"]?.integer.map(Int.init))
    }

    /// All objects, fetched page by page.
    package func list(_ options: ListOptions = ListOptions(limit: 500)) async throws -> ObjectList<Object> {
        let pages = try await Paging.collect(options, token: \.continueToken) { try await page($0) }
        return ObjectList(
            items: pages.flatMap(\.items), resourceVersion: pages.last?.resourceVersion ?? "", continueToken: nil,
            remaining: nil)
    }

    /// The pages one by one, for what is too much to hold at once. An expired token is the reader's to see.
    package func pages(_ options: ListOptions = ListOptions(limit: 500)) -> ObjectPages<Object> {
        ObjectPages(resources: self, options: options)
    }
}

/// A list, page by page.
package struct ObjectPages<Object: ObjectView>: AsyncSequence, Sendable {
    let resources: Resources<Object>
    let options: ListOptions

    package struct AsyncIterator: AsyncIteratorProtocol {
        let resources: Resources<Object>
        var next: ListOptions?

        package mutating func next() async throws -> ObjectList<Object>? {
            guard var options = next else { return nil }
            let page = try await resources.page(options)
            options.continueToken = page.continueToken
            next = page.continueToken == nil ? nil : options
            return page
        }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(resources: resources, next: options)
    }
}
