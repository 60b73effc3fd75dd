"""What must be known of objects that a provider stores, encrypted: see `gateway.vault.base`."""
