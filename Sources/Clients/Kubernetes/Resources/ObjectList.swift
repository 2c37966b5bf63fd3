/// Objects as they were at one moment.
package struct ObjectList<Object: ObjectView>: Sendable {
    package let items: [Object]
    /// Where a watch goes on from.
    package let resourceVersion: String
    /// What the next page is asked for with.
    package let continueToken: String?
    /// How many more there are, where the server tells.
    package let remaining: Int?
}
