"""The forward proxy's addon, in an environment of its own: it imports mitmproxy and the standard library only."""
