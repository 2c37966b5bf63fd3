// VigieStoreSQLite
