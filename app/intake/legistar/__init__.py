"""Legistar: its Web API as JSON, live or saved."""
