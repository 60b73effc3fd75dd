"""Find, pseudonymise and restore personal data in LLM requests: pure functions and objects without I/O."""
