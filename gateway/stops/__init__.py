"""The emergency stop: see `gateway.stops.base`."""
