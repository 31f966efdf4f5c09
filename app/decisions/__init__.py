"""Decisions: what was recommended, moved and resolved, clause by clause, and how members voted."""
