/// What may happen to a step whose outcome a crash has hidden.
package enum Effect: String, Sendable {
    /// It is performed again, with the same idempotency key: it must not matter that it ran before.
    case repeatable
    /// It must never be performed twice: the run stops as `uncertain` and asks a person.
    case once
}
