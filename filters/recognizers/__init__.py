"""One file per kind of personal data, each exporting ``RECOGNIZER``; see `base` for what a recogniser is."""
