"""Searches that someone keeps: saved, fed, mailed, and taken away as a list."""
