"""PostgreSQL, where several gateways keep their audit trail together: connection, tables, what is read from them."""
