"""How much is found, and how much is found wrongly: recall and precision per type and source."""
