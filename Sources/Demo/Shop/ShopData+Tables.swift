import Wording

extension ShopData {
    /// The tables with their rows. Keys come afterwards, because an index is built faster than it is filled.
    var tables: [Step] {
        [
            Step(title: "\(LocalizedText(integer: customers).en) customers", sql: customersTable),
            Step(title: "\(LocalizedText(integer: orders).en) orders", sql: ordersTable),
            Step(title: "order lines", sql: linesTable),
            Step(title: "payments", sql: paymentsTable),
        ]
    }

    /// A number in `0..<bound` that looks like chance: Knuth's multiplicative hash of an expression.
    private func scattered(_ expression: String, _ bound: Int) -> String {
        "(\(expression)) * 2654435761 % 4294967296 % \(bound)"
    }

    private var customersTable: String {
        """
        CREATE TABLE customers (
            id bigint NOT NULL, email text NOT NULL, name text NOT NULL, city text NOT NULL,
            created_at timestamptz NOT NULL);
        INSERT INTO customers
        SELECT i, 'customer' || i || '@example.com',
            (ARRAY['Camille', 'Louise', 'Gabriel', 'Inès', 'Hugo', 'Jade', 'Adam', 'Léa', 'Nour', 'Paul'])
                [1 + \(scattered("i", 10))] || ' ' ||
            (ARRAY['Martin', 'Bernard', 'Dubois', 'Thomas', 'Robert', 'Richard', 'Petit', 'Durand', 'Leroy', 'Roux'])
                [1 + \(scattered("i * 31", 97)) % 10],
            (ARRAY['Paris', 'Lyon', 'Marseille', 'Lille', 'Nantes', 'Bordeaux', 'Rennes', 'Strasbourg'])
                [1 + \(scattered("i * 7", 8))],
            timestamptz '2024-01-01 00:00:00+00' + \(scattered("i", 31_536_000)) * interval '1 second'
        FROM generate_series(1::bigint, \(customers)) AS i;
        """
    }

    private var ordersTable: String {
        """
        CREATE TABLE orders (
            id bigint NOT NULL, customer_id bigint NOT NULL, placed_at timestamptz NOT NULL, status text NOT NULL,
            tracking text);
        INSERT INTO orders
        SELECT i, 1 + \(scattered("i", customers)),
            timestamptz '2025-01-01 00:00:00+00' + i * interval '60 seconds',
            (ARRAY['delivered', 'delivered', 'delivered', 'shipped', 'returned'])[1 + \(scattered("i * 3", 5))],
            md5(i::text)
        FROM generate_series(1::bigint, \(orders)) AS i;
        """
    }

    private var linesTable: String {
        """
        CREATE TABLE order_lines (
            order_id bigint NOT NULL, line smallint NOT NULL, product text NOT NULL, quantity smallint NOT NULL,
            unit_cents integer NOT NULL);
        INSERT INTO order_lines
        SELECT i, line, 'SKU-' || to_char(\(scattered("i * 31 + line", 4000)), 'FM0000'),
            1 + \(scattered("i * 3 + line", 3)), 490 + \(scattered("i * 31 + line", 9000))
        FROM generate_series(1::bigint, \(orders)) AS i, generate_series(1, 1 + (i % 3)::integer) AS line;
        """
    }

    private var paymentsTable: String {
        """
        CREATE TABLE payments (
            id bigint NOT NULL, order_id bigint NOT NULL, paid_at timestamptz NOT NULL, cents bigint NOT NULL,
            method text NOT NULL);
        INSERT INTO payments
        SELECT order_id, order_id,
            timestamptz '2025-01-01 00:00:40+00' + order_id * interval '60 seconds',
            sum(quantity * unit_cents),
            (ARRAY['card', 'card', 'transfer'])[1 + \(scattered("order_id", 3))]
        FROM order_lines GROUP BY order_id;
        """
    }
}
