"""Meetings of a body: when and where, who came, what interests they declared."""
