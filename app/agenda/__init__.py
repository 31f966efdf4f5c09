"""Agenda items: what a meeting was to consider, the minutes of what it did, and matters."""
