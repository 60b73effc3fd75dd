"""One file per API endpoint, each exporting ``SPEC``; see `base` for what a specification is."""
