"""The gateway: identity, policy, routing, audit and I/O around `filters`."""
