"""Fakes and servers shared by tests; nothing here is collected."""
