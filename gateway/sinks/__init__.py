"""One file per place where audit records go, each exporting ``SINK``; see `base` for what a sink promises."""
