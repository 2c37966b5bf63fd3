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
    ///
    /// A page's token is good for a few minutes only. When it has expired on the way, everything is asked for again at
    /// once, so that what is returned was true at one moment.
    package func list(_ options: ListOptions = ListOptions(limit: 500)) async throws -> ObjectList<Object> {
        var next = options
        var items: [Object] = []
        while true {
            do {
                let page = try await page(next)
                items += page.items
                guard let token = page.continueToken else {
                    return ObjectList(
                        items: items, resourceVersion: page.resourceVersion, continueToken: nil, remaining: nil)
                }
                next.continueToken = token
            } catch let error as KubernetesError where error.isExpired && next.continueToken != nil {
                var whole = options
                whole.limit = nil
                whole.continueToken = nil
                return try await page(whole)
            }
        }
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
