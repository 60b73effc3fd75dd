"""The forward proxy's addon. It runs in an environment of its own and imports mitmproxy and the standard library only."""
