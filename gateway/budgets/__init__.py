"""What a client may spend: see `gateway.budgets.base`."""
