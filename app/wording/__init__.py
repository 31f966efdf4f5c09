"""Wording: recommendations turned into resolutions, and whether one says what the other does.

Pure: it knows no web, no database and no clock, so every chapter may use it.
"""
