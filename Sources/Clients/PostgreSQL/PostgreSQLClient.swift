// PostgreSQLClient
