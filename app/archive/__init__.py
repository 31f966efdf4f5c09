"""Bringing whole meetings in: the files, what was understood of each, and what is doubtful."""
