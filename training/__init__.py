"""Makes the name model from seeds, base weights and labelled texts; nothing here is shipped in the wheel."""
