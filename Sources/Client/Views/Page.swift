/// A part of a list, and how to ask for the next one.
package struct Page<Item: Codable & Sendable>: Codable, Sendable {
    package let items: [Item]
    /// What to ask with for what follows; absent at the end.
    package let next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

extension Page: Equatable where Item: Equatable {}
extension Page: Hashable where Item: Hashable {}
